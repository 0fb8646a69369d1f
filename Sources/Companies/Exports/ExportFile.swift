import Kernel
import Spreadsheet

/// Writes establishments as a table that spreadsheets open without harm, and hands its bytes over as they come.
final class ExportFile {
    private(set) var rows = 0
    private let take: ([UInt8]) throws -> Void
    private let workbook: Workbook?
    private var piece: [UInt8] = []

    private static let columns = [
        "siret", "etat", "nom", "enseigne", "siege", "complement", "adresse", "codePostal", "commune", "tranche", "naf",
        "activite", "formeJuridique", "effectif", "etp", "derniereIntervention", "service", "restructuration", "liste",
        "source", "dateDesDonnees",
    ]
    /// Where a spreadsheet lies while it is written.
    private static let folder = "/var/tmp"
    private static let pieceSize = 256 << 10

    /// A table with its names of columns.
    init(_ format: CompanyExport.Format, take: @escaping ([UInt8]) throws -> Void) throws {
        self.take = take
        workbook = format == .xlsx ? try Workbook(named: "Entreprises", in: ExportFile.folder) : nil
        if workbook == nil { piece = Array("\u{FEFF}".utf8) }
        try write(ExportFile.columns.map { .words($0) })
    }

    /// One establishment.
    func append(
        _ found: FoundEstablishment, _ details: ExportDetails?, activity: String?, list: String?, dataDate: String?
    ) throws {
        let place = found.establishment
        rows += 1
        try write([
            .code(StoredNumber.digits(place.siret, 14)), .words(place.isOpen ? "ouvert" : "fermé"),
            .words(found.company?.title), .words(place.tradeName ?? place.usualName),
            .words(place.isHeadOffice ? "oui" : "non"), .words(place.complement), .words(place.street),
            .code(place.postalCode), .words(place.town), .words(place.workforce.flatMap(WorkforceBand.label)?.french),
            .words(place.naf), .words(activity), .code(found.company?.legalForm), .words(details?.workforce),
            .words(details?.fullTimeEquivalent), .words(details?.lastIntervention), .words(details?.service),
            .words(details?.restructuring), .words(list), .words("INSEE Sirene"), .words(dataDate),
        ])
    }

    /// Hands the rest over.
    func finish() throws {
        if let workbook { try workbook.finish(take) } else if !piece.isEmpty { try take(piece) }
    }

    private func write(_ cells: [ExportCell]) throws {
        if let workbook { return try workbook.append(cells.map(\.plain)) }
        for (place, cell) in cells.enumerated() {
            if place > 0 { piece.append(0x3B) }
            let text = cell.guarded
            let isQuoted = text.utf8.contains { $0 == 0x3B || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            piece += (isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text).utf8
        }
        piece += [0x0D, 0x0A]
        guard piece.count >= ExportFile.pieceSize else { return }
        try take(piece)
        piece.removeAll(keepingCapacity: true)
    }
}
