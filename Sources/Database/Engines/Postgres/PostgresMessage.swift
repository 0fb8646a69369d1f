/// The values of a statement in one piece of memory, in the binary form in which PostgreSQL takes them.
struct PostgresMessage {
    private var bytes: [UInt8] = []
    /// Where each value begins; below zero for NULL.
    private var starts: [Int] = []
    private var lengths: [Int32] = []

    /// Some values.
    init(_ values: [SQLDatum]) {
        for value in values {
            let start = bytes.count
            switch value {
            case .null: break
            case .integer(let integer): withUnsafeBytes(of: integer.bigEndian) { bytes += $0 }
            case .real(let real): withUnsafeBytes(of: real.bitPattern.bigEndian) { bytes += $0 }
            case .text(let text): bytes += text.utf8
            case .blob(let blob): bytes += blob
            }
            starts.append(value == .null ? -1 : start)
            lengths.append(Int32(bytes.count - start))
        }
        // A value without bytes at the end needs an address too.
        bytes.append(0)
    }

    /// Hands the addresses, the lengths and the forms over, as libpq takes them.
    func withPointers<Answer>(
        _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) throws -> Answer
    ) rethrows -> Answer {
        try bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
            let pointers = starts.map { $0 < 0 ? nil : base + $0 }
            return try body(pointers, lengths, Array(repeating: 1, count: starts.count))
        }
    }
}
