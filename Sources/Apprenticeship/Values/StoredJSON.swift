import Database
import JSON

/// Documents in one column, read and written whole.
enum StoredJSON {
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        do throws(JSONError) {
            return try JSONDecoder.decode(Value.self, from: JSONTape(Array(text.utf8), limits: .file))
        } catch {
            throw DatabaseError(.unreadable, "a document in a column is not of its type")
        }
    }
}
