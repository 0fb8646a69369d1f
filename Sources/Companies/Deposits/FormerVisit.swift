import JSON
import Kernel

/// A visit or an inspection as Fiche commune entreprise gathered them: `date`, `pole`, `type`, `unite`, `agent`, `motif`, `nature`,
/// `cible`, `clos`, `note`, of the establishment `siret`. Its sources gave no numbers: place, day, pole and type name a row.
struct FormerVisit {
    private let siret: String
    private let pole: String
    private let type: String
    private let date: String
    private let agents: [String]
    private let isClosed: Bool
    private let words: [String]

    init(_ cell: (String) -> String?) {
        siret = cell("siret").map(InterventionFormat.number) ?? ""
        pole = cell("pole") ?? ""
        type = cell("type") ?? ""
        let written = cell("date") ?? ""
        let day = DepositText.day(written)
        date = day?.description ?? written
        agents = InterventionFormat.words(cell("agent"))
        isClosed = ["oui", "o", "1", "true", "clos"].contains(cell("clos")?.lowercased() ?? "")
        var words = [
            ("Unité", "unite"), ("Motif", "motif"), ("Nature", "nature"), ("Cible", "cible"), ("Note", "note"),
        ]
        .compactMap { title, name in cell(name).map { "\(title) : \($0)" } }
        // The last day of a year stood for a day that nobody knew.
        if day?.description.hasSuffix("-12-31") == true { words.append("Jour inconnu") }
        self.words = words
    }

    /// The theme of what each pole does; none for the two whose visits have many.
    private static let themes = ["c": "consumerProtection", "metrologie": "metrology", "3e-src": "training"]
    private static let kinds = [
        "control": "inspection", "controle": "inspection", "contrôle": "inspection", "visit": "visit",
        "visite": "visit",
    ]

    func write(into writer: inout JSONWriter) {
        writer.member("siret", siret)
        writer.member("kind", FormerVisit.kinds[type.lowercased()] ?? type)
        writer.list("themes", [FormerVisit.themes[pole.lowercased()]].compactMap(\.self))
        writer.member("state", isClosed ? "closed" : "done")
        writer.member("day", date)
        writer.list("agents", agents)
        if !words.isEmpty { writer.member("summary", words.joined(separator: "\n")) }
        writer.member("confidentiality", "summary")
        writer.member("externalId", "fce:\(pole):\(siret):\(date):\(type)")
    }
}
