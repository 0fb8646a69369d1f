import Kernel
import Territories

/// A record of a stock file, read through the places of its columns.
struct StockRecord {
    let file: TableFile
    private let places: [String: Int]

    init(_ file: TableFile) {
        self.file = file
        places = Dictionary(
            file.header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// The places of columns, in order; those that the file lacks have a place without a field.
    func places(of columns: [String]) -> [Int] { columns.map { places[$0] ?? Int.max } }

    /// What stands for a value that the register may not tell.
    private static let undisclosed = Array("[ND]".utf8)

    /// A text; `nil` when it is empty, or not told.
    func text(_ place: Int) -> String? {
        let bytes = file.bytes(at: place)
        if bytes.isEmpty || bytes.elementsEqual(StockRecord.undisclosed) { return nil }
        return file.text(at: place)
    }

    /// The one byte of a flag.
    func flag(_ place: Int) -> UInt8? {
        let bytes = file.bytes(at: place)
        return bytes.count == 1 ? bytes[0] : nil
    }

    /// A number of that many digits at most; `nil` for anything else.
    func number(_ place: Int, digits: Int) -> Int64? {
        let bytes = file.bytes(at: place)
        guard (1...digits).contains(bytes.count) else { return nil }
        var value: Int64 = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return value
    }

    /// A day as `2026-03-02`; `nil` for what is none.
    func day(_ place: Int) -> String? {
        let bytes = file.bytes(at: place)
        guard bytes.count >= 10, let text = file.text(at: place) else { return nil }
        let day = String(text.prefix(10))
        return Day(day) == nil ? nil : day
    }

    /// A number with a fraction.
    func real(_ place: Int) -> Double? { text(place).flatMap(Double.init) }

    /// What tells a record that changed from the same one again (FNV-1a on 64 bits, eight bytes at a time).
    var fingerprint: Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let record = file.record
        var place = 0
        while place + 8 <= record.count {
            hash = (hash ^ record.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x0000_0100_0000_01b3
            hash ^= hash >> 29
            place += 8
        }
        for byte in record[place...] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int64(bitPattern: hash ^ hash >> 32)
    }

    /// Whether the record is text in UTF-8.
    var isReadable: Bool {
        var isPlain = true
        for byte in file.record where byte >= 0x80 {
            isPlain = false
            break
        }
        return isPlain || String(validating: file.record, as: UTF8.self) != nil
    }
}
