private import CZlib

/// A deflated content (RFC 1951, without a wrapper, as archives hold it) read back piece by piece, never more than was
/// asked for: what a content claims to become is not believed.
package final class Inflation {
    private var stream = z_stream()
    private var output = [UInt8](repeating: 0, count: 64 << 10)
    /// Whether the end of the content was reached.
    package private(set) var isFinished = false

    /// A content of which nothing was read yet; `nil` when there is no memory for it.
    package init?() {
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    }

    deinit { inflateEnd(&stream) }

    /// Takes the next piece and hands over what it becomes, at most 64 KiB at a time.
    ///
    /// - Parameter body: receives bytes; `false` ends the reading.
    /// - Returns: `false` when the content is malformed, goes on after its end, or the body wanted no more.
    package func take(_ piece: [UInt8], _ body: (ArraySlice<UInt8>) -> Bool) -> Bool {
        guard !piece.isEmpty else { return true }
        var piece = piece
        return piece.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            while !isFinished {
                let room = output.count
                let status = output.withUnsafeMutableBufferPointer { buffer in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(room)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                let made = room - Int(stream.avail_out)
                if made > 0, !body(output[..<made]) { return false }
                switch status {
                case Z_STREAM_END: isFinished = true
                // No progress is possible: the rest comes with the next piece.
                case Z_BUF_ERROR: return stream.avail_in == 0
                case Z_OK: if stream.avail_in == 0, made < room { return true }
                default: return false
                }
            }
            return stream.avail_in == 0
        }
    }
}
