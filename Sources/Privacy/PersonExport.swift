import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Everything that is kept of a person, in a form that machines read (GDPR art. 15 and 20).
struct PersonExport {
    private let subject: DataSubject
    private let parts: [(declaration: PersonalData, items: [String])]

    /// How it is written.
    enum Format: String, Codable, Sendable {
        case json
        case csv
    }

    /// Gathers what every feature keeps.
    init(of subject: DataSubject, _ data: [PersonalData], in connection: Connection) throws {
        self.subject = subject
        parts = try data.map { ($0, try $0.export(subject, connection)) }
    }

    /// Whether nothing is kept of the person.
    var isEmpty: Bool { parts.allSatisfy(\.items.isEmpty) }

    /// The answer, to be saved.
    func representation(as format: Format, at now: Timestamp, for caller: Caller) throws -> Representation {
        let body = format == .json ? json(at: now, for: caller) : try csv()
        let fields: HeaderFields = [
            .contentDisposition: "attachment; filename=\"export-\(now.day).\(format.rawValue)\""
        ]
        return Representation(.ok, format == .json ? .json : .csv, body, fields: fields)
    }

    private func json(at now: Timestamp, for caller: Caller) -> [UInt8] {
        var writer = JSONWriter(reserving: 8192)
        writer.beginObject()
        writer.member(subject.account == nil ? "email" : "account", subject.account ?? subject.email)
        writer.key("exportedAt")
        writer.string(now.description)
        writer.key("data")
        writer.beginArray()
        for (declaration, items) in parts {
            writer.beginObject()
            for (key, value) in [
                ("name", declaration.name), ("purpose", declaration.purpose(in: caller.language)),
                ("legalBasis", declaration.legalBasis.rawValue),
                ("duration", declaration.duration(in: caller.language)),
            ] {
                writer.key(key)
                writer.string(value)
            }
            writer.key("items")
            writer.beginArray()
            for item in items { writer.raw(item.utf8) }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// One line a value: kind, item, field, value (RFC 4180).
    private func csv() throws -> [UInt8] {
        var lines = "kind,item,field,value\r\n"
        for (declaration, items) in parts {
            for (number, item) in items.enumerated() {
                for (field, value) in try JSONTape(Array(item.utf8), limits: .file).root.members {
                    let text = value.string ?? String(decoding: value.raw, as: UTF8.self)
                    lines += CSVLine.text([declaration.name, String(number + 1), field, text])
                }
            }
        }
        return Array(lines.utf8)
    }
}
