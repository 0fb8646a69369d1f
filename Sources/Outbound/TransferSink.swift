/// What comes in during one transfer, up to its limit, and what goes out.
final class TransferSink {
    private(set) var body: [UInt8] = []
    private(set) var headerLines: [String] = []
    private(set) var isOverLimit = false
    var isAddressRefused = false
    let reach: Reach
    private let limit: Int
    private var upload: ArraySlice<UInt8>
    private var headerBytes = 0

    private static let headerLimit = 64 << 10

    init(reach: Reach, limit: Int, upload: [UInt8] = []) {
        self.reach = reach
        self.limit = limit
        self.upload = upload[...]
    }

    /// Takes a piece of the body; `false` ends the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= limit else {
            isOverLimit = true
            return false
        }
        body += bytes
        return true
    }

    /// Takes a line of the head; `false` ends the transfer.
    func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= TransferSink.headerLimit else {
            isOverLimit = true
            return false
        }
        let line = String(decoding: bytes, as: UTF8.self)
        // An interim answer came before this one.
        if line.hasPrefix("HTTP/") { headerLines.removeAll() }
        headerLines.append(line)
        return true
    }

    /// Gives the next piece of what goes out; 0 at the end.
    func give(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = upload.prefix(buffer.count)
        buffer.copyBytes(from: piece)
        upload = upload.dropFirst(piece.count)
        return piece.count
    }
}
