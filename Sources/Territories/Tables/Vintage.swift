/// Where a table comes from: shown wherever its facts are.
package struct Vintage: Hashable, Sendable {
    package let table: String
    /// A year or the publisher's own name for the edition.
    package let vintage: String
    package let rows: Int
    package let source: String
    package let licence: String

    private static let columns = ["table", "vintage", "rows", "source", "licence"]

    /// The first line of a manifest.
    static let header = columns.joined(separator: "\t") + "\n"

    /// Its line in a manifest.
    var line: String { [table, vintage, String(rows), source, licence].joined(separator: "\t") + "\n" }

    /// Reads the manifest of a folder of reference data.
    static func all(in folder: String) throws(ReferenceError) -> [Vintage] {
        var cursor = try TableCursor("manifest", in: folder, columns: columns)
        var vintages: [Vintage] = []
        while try cursor.advance() {
            guard let rows = try cursor.integer(2) else { throw cursor.failure("the number of rows is missing") }
            vintages.append(
                Vintage(
                    table: cursor.string(0), vintage: cursor.string(1), rows: Int(rows), source: cursor.string(3),
                    licence: cursor.string(4)))
        }
        return vintages
    }
}
