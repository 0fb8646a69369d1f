import Database
import JSON

/// Rows of texts as JSON objects, for who takes away what is their own.
struct TextRows {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Hands over an object for each row of a question whose columns are all texts, or absent.
    ///
    /// - Parameters:
    ///   - kind: what the objects are, told in each.
    ///   - names: of the members, in the order of the columns.
    func each(_ kind: String, _ names: [String], _ sql: SQL, _ take: (String) throws -> Void) throws {
        try connection.stream(sql) { row in
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("kind", kind)
            for (place, name) in names.enumerated() { writer.member(name, try row[place] as String?) }
            writer.endObject()
            try take(writer.text)
        }
    }
}
