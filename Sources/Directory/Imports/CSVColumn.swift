import Endpoints
import JSON
import Kernel

/// A column of a table to import, and how its cells are said in JSON; an empty cell says nothing.
struct CSVColumn: Sendable {
    private let path: [String]
    private let form: Form

    private enum Form: Sendable {
        case text, number
        /// Words between spaces.
        case words
        /// `departement:14 commune:14118`
        case zones
        /// `monday 09:00-12:30, monday 14:00-17:00`
        case hours
    }

    private init(_ path: [String], _ form: Form = .text) {
        self.path = path
        self.form = form
    }

    /// The column that a header names; `nil` when there is none.
    init?(_ name: String, _ kind: ImportKind) {
        switch (kind, name) {
        case (.organisations, "slug"), (.organisations, "acronym"), (.organisations, "siren"),
            (.organisations, "reach"),
            (.organisations, "logo"), (_, "name"), (_, "website"), (_, "publicNote"), (_, "validFrom"), (_, "validTo"),
            (.units, "externalId"), (.units, "matricule"), (.units, "level"), (.units, "parentExternalId"),
            (.units, "mailbox"), (.units, "publicEmail"), (.units, "phone"), (.units, "network"), (.units, "state"):
            self.init([name])
        case (.organisations, "categories"), (.organisations, "emailDomains"): self.init([name], .words)
        case (.units, "zones"): self.init([name], .zones)
        case (.units, "openingHours"): self.init([name], .hours)
        case (.units, "street"), (.units, "postalCode"), (.units, "commune"): self.init(["address", name])
        case (.units, "latitude"), (.units, "longitude"): self.init(["coordinates", name], .number)
        default: return nil
        }
    }

    /// The object that the cell is a member of.
    private var group: String? { path.count > 1 ? path[0] : nil }

    /// What a row says, as the JSON that the API takes.
    static func object(_ columns: [CSVColumn], _ cells: [String]) throws(Failure) -> JSONValue {
        var writer = JSONWriter(reserving: 512)
        writer.beginObject()
        var isOpen: String?
        let said = zip(columns, cells).filter { !$0.1.isEmpty }
        // Columns of one object may stand apart in the table.
        for (column, cell) in said.sorted(by: { $0.0.group ?? "" < $1.0.group ?? "" }) {
            let group = column.group
            if let open = isOpen, open != group {
                writer.endObject()
                isOpen = nil
            }
            if let group, isOpen == nil {
                writer.key(group)
                writer.beginObject()
                isOpen = group
            }
            writer.key(column.path.last!)
            column.write(cell, into: &writer)
        }
        if isOpen != nil { writer.endObject() }
        writer.endObject()
        do throws(JSONError) { return try JSONTape(writer.bytes).root } catch { throw Failure(error) }
    }

    private func write(_ cell: String, into writer: inout JSONWriter) {
        switch form {
        case .text: writer.string(cell)
        case .number:
            if let number = Decimal(cell.replacing(",", with: ".")) {
                writer.number(number.value)
            } else {
                writer.string(cell)
            }
        case .words: writer.strings(cell.split(separator: " ").map(String.init))
        case .zones:
            writer.objects(cell.split(separator: " ")) { zone in
                let parts = zone.split(separator: ":", maxSplits: 1).map(String.init)
                return [("type", parts.first ?? ""), ("code", parts.count > 1 ? parts[1] : "")]
            }
        case .hours:
            writer.objects(cell.split(separator: ",")) { stretch in
                let words = stretch.split(separator: " ").map(String.init)
                let ends = words.last?.split(separator: "-").map(String.init) ?? []
                return [
                    ("day", words.first ?? ""), ("opens", ends.first ?? ""), ("closes", ends.count > 1 ? ends[1] : ""),
                ]
            }
        }
    }
}

extension JSONWriter {
    /// An array of objects of texts.
    fileprivate mutating func objects(_ parts: [Substring], _ members: (Substring) -> [(String, String)]) {
        beginArray()
        for part in parts {
            beginObject()
            for (name, value) in members(part) {
                key(name)
                string(value)
            }
            endObject()
        }
        endArray()
    }
}
