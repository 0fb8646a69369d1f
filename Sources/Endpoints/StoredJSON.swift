import Database
import JSON

/// Values in one column, as JSON: written and read whole, never searched but for a quoted word.
package enum StoredJSON {
    /// What the column holds for a value.
    package static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.encode(value), as: UTF8.self)
    }

    /// The value that a column holds.
    ///
    /// - Throws: `DatabaseError` when it is not of its type.
    package static func read<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        do throws(JSONError) {
            return try JSONDecoder.decode(Value.self, from: JSONTape(Array(text.utf8), limits: .file))
        } catch {
            throw DatabaseError(.unreadable, "a column does not hold the JSON that it should")
        }
    }
}
