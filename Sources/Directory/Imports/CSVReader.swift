/// Reads comma- or semicolon-separated values (RFC 4180): quoted fields may hold separators, line ends and doubled quotes.
struct CSVReader {
    /// Why a text is not a table.
    enum Fault: Error, Hashable {
        case notUTF8
        case unclosedQuote(line: Int)
        case textAfterQuote(line: Int)
        case wrongWidth(line: Int)
    }

    /// The names of the columns.
    let header: [String]
    /// The rows, each with the line on which it begins; as wide as the header.
    let rows: [(line: Int, cells: [String])]

    /// Reads a whole text; the separator is the one that the first line holds more of. Blank lines are skipped.
    init(_ bytes: [UInt8]) throws(Fault) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard String(validating: bytes[start...], as: UTF8.self) != nil else { throw .notUTF8 }
        let firstLine = bytes[start...].prefix { $0 != 0x0A }
        let semicolons = firstLine.count { $0 == 0x3B }
        let separator: UInt8 = semicolons > firstLine.count { $0 == 0x2C } ? 0x3B : 0x2C
        var lines = try CSVReader.lines(bytes[start...], separator)
        header = lines.isEmpty ? [] : lines.removeFirst().cells
        for row in lines where row.cells.count != header.count { throw .wrongWidth(line: row.line) }
        rows = lines
    }

    private static func lines(
        _ bytes: ArraySlice<UInt8>, _ separator: UInt8
    ) throws(Fault) -> [(line: Int, cells: [String])] {
        var rows: [(line: Int, cells: [String])] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var state = State.fresh
        var line = 1
        var beginning = 1
        func endCell() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll()
            state = .fresh
        }
        func endRow() {
            endCell()
            if cells != [""] { rows.append((beginning, cells)) }
            cells = []
            beginning = line
        }
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            switch (state, byte) {
            case (.quoted, 0x22): state = .quoteInQuotes
            case (.quoted, _): cell.append(byte)
            case (.quoteInQuotes, 0x22):
                cell.append(byte)
                state = .quoted
            case (.fresh, 0x22): state = .quoted
            case (_, separator): endCell()
            case (_, 0x0A): endRow()
            case (_, 0x0D): continue
            case (.quoteInQuotes, _): throw .textAfterQuote(line: line)
            default:
                cell.append(byte)
                state = .plain
            }
        }
        if state == .quoted { throw .unclosedQuote(line: beginning) }
        if !cells.isEmpty || !cell.isEmpty { endRow() }
        return rows
    }

    private enum State {
        case fresh, plain, quoted, quoteInQuotes
    }
}
