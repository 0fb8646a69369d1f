import Endpoints
import JSON
import Kernel

/// A part of a body that is kept as it was written, and read by its own reader.
struct JSONText: Encodable, Sendable {
    let text: String

    /// The part of a body, or the text that stands for it inside a column.
    init(_ value: JSONValue) { text = value.string ?? String(decoding: value.raw, as: UTF8.self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The part as it stands.
    func value() throws(Failure) -> JSONValue {
        do throws(JSONError) { return try JSONTape(Array(text.utf8), limits: .file).root } catch {
            throw Failure(error)
        }
    }
}
