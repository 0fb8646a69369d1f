import Kernel

/// Writes establishments as a table that spreadsheets open without harm: numbers of fourteen digits stay texts, and nothing that
/// begins like a formula is one.
struct ExportFile {
    private(set) var bytes: [UInt8] = Array("\u{FEFF}".utf8)
    private(set) var rows = 0

    private static let columns = [
        "siret", "etat", "nom", "enseigne", "siege", "complement", "adresse", "codePostal", "commune", "tranche", "naf",
        "formeJuridique", "source", "dateDesDonnees",
    ]

    init() { write(ExportFile.columns) }

    /// One establishment.
    mutating func append(_ found: FoundEstablishment, dataDate: String?) {
        let place = found.establishment
        rows += 1
        write([
            ExportFile.text(StoredNumber.digits(place.siret, 14)), place.isOpen ? "ouvert" : "fermé",
            ExportFile.plain(found.company?.title), ExportFile.plain(place.tradeName ?? place.usualName),
            place.isHeadOffice ? "oui" : "non", ExportFile.plain(place.complement), ExportFile.plain(place.street),
            ExportFile.text(place.postalCode ?? ""), ExportFile.plain(place.town),
            ExportFile.plain(place.workforce.flatMap(WorkforceBand.label)?.french), ExportFile.plain(place.naf),
            ExportFile.text(found.company?.legalForm ?? ""), "INSEE Sirene", dataDate ?? "",
        ])
    }

    private mutating func write(_ cells: [String]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(0x3B) }
            let isQuoted = cell.utf8.contains { $0 == 0x3B || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            bytes += (isQuoted ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell).utf8
        }
        bytes += [0x0D, 0x0A]
    }

    /// A number that a spreadsheet would round, or of which it would drop the zeros, as a text: a tab before it does both no
    /// harm and is trimmed by those who read tables.
    private static func text(_ digits: String) -> String { digits.isEmpty ? "" : "\t" + digits }

    /// Words, with an apostrophe before what a spreadsheet would reckon (OWASP, CSV injection).
    static func plain(_ text: String?) -> String {
        guard let text, let first = text.unicodeScalars.first else { return "" }
        return ["=", "+", "-", "@", "\t", "\r"].contains(first) ? "'" + text : text
    }
}
