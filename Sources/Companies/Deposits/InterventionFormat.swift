import Endpoints
import JSON
import Kernel

/// How the columns of a file of interventions are called.
enum InterventionFormat: String, LosslessStringConvertible, Sendable {
    /// As the members of an intervention are.
    case guichet
    /// As Fiche commune entreprise put the visits and inspections of its five sources together (docs/companies.md).
    case fce

    init?(_ text: String) { self.init(rawValue: text) }

    var description: String { rawValue }

    /// The columns that must be there.
    var columns: [String] {
        switch self {
        case .guichet: ["siret", "kind", "state", "day", "confidentiality", "externalId"]
        case .fce: ["siret", "date", "pole", "type"]
        }
    }

    /// What a row says; `cell` gives the text of a column, `nil` for an empty one.
    func draft(for group: CompanyGroup.ID, _ cell: (String) -> String?) -> Result<InterventionDraft, Failure> {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("group", group.description)
        switch self {
        case .guichet: InterventionFormat.write(cell, into: &writer)
        case .fce: FormerVisit(cell).write(into: &writer)
        }
        writer.endObject()
        let bytes = writer.bytes
        return Result { () throws(JSONError) in
            try JSONDecoder.decode(InterventionDraft.self, from: JSONTape(bytes))
        }.mapError(Failure.init)
    }

    private static func write(_ cell: (String) -> String?, into writer: inout JSONWriter) {
        writer.member("siret", cell("siret").map(number) ?? "")
        if let name = cell("name"), let address = cell("address") {
            writer.object("company") { writer in
                writer.member("name", name)
                writer.member("address", address)
            }
        }
        if let day = cell("day") { writer.member("day", DepositText.day(day)?.description ?? day) }
        for name in ["kind", "state", "confidentiality", "externalId", "summary"] {
            if let text = cell(name) { writer.member(name, text) }
        }
        for name in ["themes", "agents"] { writer.list(name, words(cell(name))) }
    }

    /// A number with the zeros that a spreadsheet took from its front; anything else as it is.
    static func number(_ text: String) -> String {
        DepositText.siret(text).map { StoredNumber.digits($0, 14) } ?? text
    }

    /// The texts of a cell, with commas between, or of a JSON list.
    static func words(_ text: String?) -> [String] {
        guard let text else { return [] }
        if text.hasPrefix("["), let tape = try? JSONTape(Array(text.utf8)) {
            return tape.root.elements.compactMap(\.string)
        }
        return text.split(separator: ",").map { String($0).trimmingWhitespace }.filter { !$0.isEmpty }
    }
}
