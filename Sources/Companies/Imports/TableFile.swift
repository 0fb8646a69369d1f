import Glibc
import Kernel

/// A file of comma- or semicolon-separated values (RFC 4180) read record by record, however long it is: fields may be quoted,
/// and hold separators, line ends and doubled quotes then.
final class TableFile {
    /// The names of the columns.
    private(set) var header: [String] = []
    /// The line on which the present record begins, from 1.
    private(set) var line = 1
    private var nextLine = 1
    private let read: (UnsafeMutableRawBufferPointer) -> Int
    private var buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    private var separator: UInt8 = 0x2C
    private var fields: [(start: Int, end: Int, isQuoted: Bool)] = []

    /// A record longer than this is no record.
    private static let longestRecord = 1 << 20
    private static let pieceSize = 4 << 20

    /// Why a text is not a table.
    enum Fault: Error, Hashable {
        case empty
        case recordTooLong(line: Int)
        case unclosedQuote(line: Int)
    }

    /// A table whose bytes a function gives, piece by piece; 0 at the end. The separator is the one that the first line holds
    /// more of.
    init(reading read: @escaping (UnsafeMutableRawBufferPointer) -> Int) throws(Fault) {
        self.read = read
        buffer = .allocate(byteCount: TableFile.pieceSize + TableFile.longestRecord, alignment: 16)
        fill()
        if end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
        let firstLine = buffer[start..<end].prefix { $0 != 0x0A }
        let semicolons = firstLine.count { $0 == 0x3B }
        if semicolons > firstLine.count(where: { $0 == 0x2C }) { separator = 0x3B }
        guard try advance() else { throw .empty }
        header = (0..<fields.count).map { text(at: $0) ?? "" }
    }

    deinit { buffer.deallocate() }

    /// How many fields the present record has.
    var width: Int { fields.count }

    /// Goes to the next record; `false` at the end. Blank lines are skipped.
    func advance() throws(Fault) -> Bool {
        while true {
            if end - start < TableFile.longestRecord, !isAtEnd { fill() }
            guard start < end else { return false }
            line = nextLine
            try scan()
            if fields.count == 1, fields[0].start == fields[0].end, !fields[0].isQuoted { continue }
            return true
        }
    }

    /// The bytes of a field, whatever they are; quotes around them taken off.
    func bytes(at place: Int) -> UnsafeRawBufferPointer {
        guard place < fields.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let field = fields[place]
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[field.start..<field.end])
    }

    /// The text of a field; `nil` when it is empty.
    func text(at place: Int) -> String? {
        let bytes = bytes(at: place)
        guard !bytes.isEmpty else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return fields[place].isQuoted && bytes.contains(0x22) ? text.replacing("\"\"", with: "\"") : text
    }

    /// The whole record as it was written.
    var record: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[recordStart..<start])
    }
    private var recordStart = 0

    private func fill() {
        let rest = end - start
        if rest > 0 { memmove(buffer.baseAddress!, buffer.baseAddress! + start, rest) }
        (start, end) = (0, rest)
        while end < TableFile.longestRecord, !isAtEnd {
            let count = read(UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
            if count <= 0 { isAtEnd = true } else { end += count }
        }
    }

    private func scan() throws(Fault) {
        fields.removeAll(keepingCapacity: true)
        recordStart = start
        var place = start
        while true {
            guard place < end else { return finish(place, next: place) }
            if buffer[place] == 0x22 {
                let first = place + 1
                place = try closingQuote(from: first)
                fields.append((first, place, true))
                place += 1
                // What stands between the quote and the separator is dropped.
                while place < end, buffer[place] != separator, buffer[place] != 0x0A { place += 1 }
            } else {
                let first = place
                while place < end, buffer[place] != separator, buffer[place] != 0x0A { place += 1 }
                let isLast = place >= end || buffer[place] == 0x0A
                let last = isLast && place > first && buffer[place - 1] == 0x0D ? place - 1 : place
                fields.append((first, last, false))
            }
            if place >= end || buffer[place] == 0x0A {
                nextLine += 1
                start = min(place + 1, end)
                if !isAtEnd, start >= end, place >= end { throw .recordTooLong(line: line) }
                return
            }
            place += 1
        }
    }

    /// A separator was the last byte of the file: an empty field follows it.
    private func finish(_ place: Int, next: Int) {
        fields.append((place, place, false))
        start = next
    }

    private func closingQuote(from first: Int) throws(Fault) -> Int {
        var place = first
        while place < end {
            if buffer[place] == 0x0A { nextLine += 1 }
            if buffer[place] == 0x22 {
                guard place + 1 < end, buffer[place + 1] == 0x22 else { return place }
                place += 1
            }
            place += 1
        }
        throw .unclosedQuote(line: line)
    }
}
