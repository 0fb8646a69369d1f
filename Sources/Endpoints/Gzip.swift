private import CZlib
import HTTP

/// Compresses large public answers (RFC 1952).
///
/// Answers that a token opens are left as they are: compression beside a secret tells its length (BREACH).
enum Gzip {
    /// Shorter bodies fit in one packet anyway.
    static let threshold = 1400

    /// Whether a request takes gzip.
    static func isAccepted(by head: RequestHead) -> Bool {
        guard let field = head.fields[.acceptEncoding] else { return false }
        return field.split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";").map { $0.trimmed.lowercased() }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { Quality(parameter: $0) == .zero }
        }
    }

    /// The compressed bytes; `nil` when they would not be shorter.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, 16 more for the gzip wrapper.
        let opened = deflateInit2_(
            &stream, 5, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var isComplete = false
        let output = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                isComplete = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = buffer.count - Int(stream.avail_out)
            }
        }
        return isComplete ? output : nil
    }
}
