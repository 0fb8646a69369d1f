/// Walks through a table: UTF-8, a line of column names, then a line a row, fields separated by tabs.
struct TableCursor {
    let table: String
    private let bytes: [UInt8]
    private let columnCount: Int
    /// Where each field of the row ends; the next one begins one byte later.
    private var ends: [Int]
    private var rowStart = 0
    private var next = 0
    private(set) var line = 0

    /// Opens a table, whose columns must be those.
    init(_ table: String, in folder: String, columns: [String]) throws(ReferenceError) {
        try self.init(table, bytes: ReferenceFile.bytes(of: table, in: folder), columns: columns)
    }

    init(_ table: String, bytes: [UInt8], columns: [String]) throws(ReferenceError) {
        self.table = table
        self.bytes = bytes
        columnCount = columns.count
        ends = Array(repeating: 0, count: columns.count)
        guard try advance() else { throw failure("the table is empty") }
        for (index, column) in columns.enumerated() {
            guard string(index) == column else { throw failure("column \(index + 1) is not \(column)") }
        }
    }

    /// How many bytes are left, for a guess at the number of rows.
    var remaining: Int { bytes.count - next }

    /// Goes to the next row; `false` after the last one.
    mutating func advance() throws(ReferenceError) -> Bool {
        guard next < bytes.count else { return false }
        line += 1
        rowStart = next
        var field = 0
        var place = next
        while place < bytes.count, bytes[place] != 0x0A {
            if bytes[place] == 0x09 {
                guard field < columnCount - 1 else { throw failure("there are too many fields") }
                ends[field] = place
                field += 1
            }
            place += 1
        }
        guard field == columnCount - 1 else { throw failure("there are \(field + 1) fields and not \(columnCount)") }
        ends[field] = place
        next = place + 1
        return true
    }

    /// The bytes of a field.
    func field(_ column: Int) -> ArraySlice<UInt8> {
        bytes[(column == 0 ? rowStart : ends[column - 1] + 1)..<ends[column]]
    }

    /// The text of a field.
    func string(_ column: Int) -> String { String(decoding: field(column), as: UTF8.self) }

    /// A field of a constrained type.
    func value<Value: LosslessStringConvertible>(_ column: Int, as type: Value.Type) throws(ReferenceError) -> Value {
        guard let value = Value(string(column)) else { throw failure("column \(column + 1) is no \(Value.self)") }
        return value
    }

    /// The code of a commune, read without a detour by a string.
    func commune(_ column: Int) throws(ReferenceError) -> Commune.Code {
        guard let code = Commune.Code(field(column)) else { throw failure("column \(column + 1) is no commune code") }
        return code
    }

    /// A whole number, `nil` when the field is empty.
    func integer(_ column: Int) throws(ReferenceError) -> Int32? {
        try number(column, decimals: 0)
    }

    /// Degrees in ten-thousandths (11 m), `nil` when the field is empty.
    func tenThousandths(_ column: Int) throws(ReferenceError) -> Int32? {
        try number(column, decimals: 4)
    }

    private func number(_ column: Int, decimals: Int) throws(ReferenceError) -> Int32? {
        let field = field(column)
        guard var first = field.first else { return nil }
        var rest = field
        let isNegative = first == 0x2D
        if isNegative { rest = rest.dropFirst() }
        var value: Int32 = 0
        var decimalsRead: Int?
        first = rest.first ?? 0
        for byte in rest {
            if byte == 0x2E, decimalsRead == nil, decimals > 0 {
                decimalsRead = 0
                continue
            }
            guard (0x30...0x39).contains(byte), value < 100_000_000, decimalsRead != decimals else {
                throw failure("column \(column + 1) is no number")
            }
            value = value * 10 + Int32(byte - 0x30)
            if let count = decimalsRead { decimalsRead = count + 1 }
        }
        guard first != 0 else { throw failure("column \(column + 1) is no number") }
        for _ in (decimalsRead ?? 0)..<decimals { value *= 10 }
        return isNegative ? -value : value
    }

    /// A failure at the row being read.
    func failure(_ reason: String) -> ReferenceError { .malformed(table: table, line: line, reason: reason) }
}
