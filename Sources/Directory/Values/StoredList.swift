import Database
import JSON

/// Lists in one column, as JSON: read and written whole, never searched but for a quoted word.
enum StoredList {
    static func text(_ list: some Encodable) throws -> String {
        String(decoding: try JSONEncoder.encode(list), as: UTF8.self)
    }

    static func read<Element: Decodable>(_ text: String, of type: Element.Type = Element.self) throws -> [Element] {
        do throws(JSONError) {
            return try JSONDecoder.decode([Element].self, from: JSONTape(Array(text.utf8), limits: .file))
        } catch {
            throw DatabaseError(.unreadable, "a list in a column is not of its type")
        }
    }
}
