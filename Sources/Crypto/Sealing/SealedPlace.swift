/// Where a sealed value lives: it opens there and nowhere else, so that a value copied into another row, column or table
/// is refused instead of believed.
package struct SealedPlace: Sendable {
    /// What is authenticated beside the value.
    let bytes: [UInt8]

    /// A column of a row, which is named by its primary key.
    package init(table: StaticString, column: StaticString, row: String) {
        var framed = FramedBytes()
        for name in [table.description, column.description, row] { framed.append(name) }
        bytes = framed.bytes
    }
}
