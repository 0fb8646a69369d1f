/// Where a sealed value lives: it opens there and nowhere else, so that a value copied into another row, column or table
/// is refused instead of believed.
package struct SealedPlace: Sendable {
    /// What is authenticated beside the value: each name after its length, so that no two places are spelled alike.
    let bytes: [UInt8]

    /// A column of a row, which is named by its primary key.
    package init(table: StaticString, column: StaticString, row: String) {
        var bytes: [UInt8] = []
        for name in [table.description, column.description, row] {
            withUnsafeBytes(of: UInt32(name.utf8.count).bigEndian) { bytes += $0 }
            bytes += name.utf8
        }
        self.bytes = bytes
    }
}
