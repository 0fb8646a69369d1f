private import Glibc
import HTTP
import Kernel

/// Gathers the body of one request: in memory while it is small, in a file without a name beyond.
final class BodyCollector {
    /// When the head was read, in milliseconds of the monotonic clock.
    let start: Int64
    /// Bytes of the body received.
    private(set) var count = 0

    private let spoolThreshold: Int
    private let spoolDirectory: String
    private var framing: Framing
    private var memory: [UInt8] = []
    private var file: Int32 = -1

    private enum Framing {
        case length(remaining: Int)
        case chunked(ChunkedDecoder)
    }

    /// A collector of a body of that many bytes, or of a chunked one when `nil`.
    init(length: Int?, limit: Int, start: Int64, spoolThreshold: Int, spoolDirectory: String) {
        self.start = start
        self.spoolThreshold = spoolThreshold
        self.spoolDirectory = spoolDirectory
        framing = length.map { .length(remaining: $0) } ?? .chunked(ChunkedDecoder(limit: limit))
    }

    deinit {
        if file >= 0 { close(file) }
    }

    /// Takes what belongs to the body.
    ///
    /// - Parameter place: where to go on in `input`; moved past what was taken.
    /// - Returns: the body, when it is whole.
    func take(_ input: borrowing Span<UInt8>, at place: inout Int) throws(Failure) -> RequestBody? {
        switch framing {
        case .length(let remaining):
            let range = place..<min(place + remaining, input.count)
            try keep(input, range, expected: remaining)
            place = range.upperBound
            framing = .length(remaining: remaining - range.count)
            return range.count == remaining ? whole() : nil
        case .chunked(var decoder):
            defer { framing = .chunked(decoder) }
            while true {
                switch try next(&decoder, input, &place) {
                case .data(let range): try keep(input, range, expected: range.count)
                case .needsMore: return nil
                case .end: return whole()
                }
            }
        }
    }

    private func next(
        _ decoder: inout ChunkedDecoder, _ input: borrowing Span<UInt8>, _ place: inout Int
    ) throws(Failure) -> ChunkedDecoder.Piece {
        do throws(ParseError) { return try decoder.next(input, at: &place) } catch { throw error.failure }
    }

    private func keep(_ input: borrowing Span<UInt8>, _ range: Range<Int>, expected: Int) throws(Failure) {
        guard !range.isEmpty else { return }
        count += range.count
        if file < 0, memory.count + expected > spoolThreshold { try spool() }
        let isKept = input.extracting(range).withUnsafeBufferPointer { bytes in
            if file >= 0 { return write(bytes) }
            if memory.isEmpty { memory.reserveCapacity(expected) }
            memory.append(contentsOf: bytes)
            return true
        }
        guard isKept else { throw Failure(.bodyNotStored) }
    }

    private func spool() throws(Failure) {
        var pattern = Array("\(spoolDirectory)/guichet-body-XXXXXX".utf8CString)
        file = mkstemp(&pattern)
        guard file >= 0, fcntl(file, F_SETFD, FD_CLOEXEC) == 0, unlink(pattern) == 0,
            memory.withUnsafeBufferPointer(write)
        else {
            throw Failure(.bodyNotStored)
        }
        memory = []
    }

    private func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = UnsafeRawBufferPointer(bytes)[...]
        while !rest.isEmpty {
            let written = Glibc.write(file, rest.base.baseAddress! + rest.startIndex, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }

    private func whole() -> RequestBody {
        guard file >= 0 else { return .memory(memory) }
        defer { file = -1 }
        return .file(SpooledFile(descriptor: file, count: count))
    }
}
