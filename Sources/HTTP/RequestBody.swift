/// The body of a request: in memory when it is small, in a file without a name beyond.
package enum RequestBody: Sendable {
    case memory([UInt8])
    case file(SpooledFile)

    /// No byte.
    package static let none = RequestBody.memory([])

    /// The length in bytes.
    package var count: Int {
        switch self {
        case .memory(let bytes): bytes.count
        case .file(let file): file.count
        }
    }

    /// All bytes, read from the file when there is one; `nil` when the disk fails.
    package var bytes: [UInt8]? {
        switch self {
        case .memory(let bytes): bytes
        case .file(let file): file.read(at: 0, count: file.count)
        }
    }

    /// A part of it, cut at its end; `nil` when the disk fails.
    package func read(at offset: Int, count: Int) -> [UInt8]? {
        let end = min(offset + count, self.count)
        guard offset < end else { return [] }
        switch self {
        case .memory(let bytes): return Array(bytes[offset..<end])
        case .file(let file): return file.read(at: offset, count: end - offset)
        }
    }
}
