import Territories

/// The words by which a company is found: without accents or capitals, and without those of its legal form, which people
/// type or leave out at random.
enum SearchWords {
    private static let noise: Set<String> = [
        "sa", "sas", "sasu", "sarl", "eurl", "earl", "sci", "scp", "snc", "scop", "selarl", "selas", "gie", "gaec",
        "societe", "ste", "ets", "etablissements", "etablissement", "cie", "compagnie", "entreprise", "et", "de", "du",
        "des", "la", "le", "les", "l", "d", "a", "au", "aux", "en",
    ]

    /// The words of a text, each once, in order; all of them when all are noise.
    static func of(_ text: String) -> [String] {
        let all = String(decoding: FoldedText(text).bytes, as: UTF8.self).split(separator: " ").map(String.init)
        let kept = all.filter { !noise.contains($0) }
        var seen: Set<String> = []
        return (kept.isEmpty ? all : kept).filter { seen.insert($0).inserted }
    }
}
