import Kernel

/// Any bytes as a table of an import: what is read and written again is read the same, and a file read piece by piece is the
/// file read whole.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    if let table = try? CSVReader(text) { expectSame(table) }
    precondition(records(text, pieces: 7) == records(text, pieces: text.count + 1), "pieces change the records")
    return 0
}

private func expectSame(_ table: CSVReader) {
    let rows = [table.header] + table.rows.map(\.cells)
    let written = rows.map { CSVLine.text($0) }.joined()
    // Formulas are written as text, a line of one empty field is a blank one, and the separator is guessed from the first line.
    let isPlain = rows.allSatisfy { row in
        row != [""]
            && row.allSatisfy { cell in
                cell.unicodeScalars.first.map { !["=", "+", "-", "@", "\t", "\r"].contains($0) } ?? true
            }
    }
    guard isPlain, !table.header.contains(where: { $0.contains(";") || $0.contains("\n") }),
        !table.header.isEmpty, table.header.first?.hasPrefix("\u{FEFF}") == false
    else { return }
    guard let again = try? CSVReader(Array(written.utf8)) else { preconditionFailure("our own table is refused") }
    precondition([again.header] + again.rows.map(\.cells) == rows, "not the same the second time")
}

/// The records of a file that comes in pieces, up to a fault.
private func records(_ text: [UInt8], pieces: Int) -> [[String?]] {
    var place = 0
    var found: [[String?]] = []
    do {
        let file = try TableFile { buffer in
            let length = min(pieces, text.count - place, buffer.count)
            for offset in 0..<length { buffer[offset] = text[place + offset] }
            place += length
            return length
        }
        found.append(file.header)
        while try file.advance() {
            found.append((0..<file.width).map(file.text))
            precondition(file.record.count <= text.count)
        }
    } catch {
        found.append([String(describing: error)])
    }
    return found
}
