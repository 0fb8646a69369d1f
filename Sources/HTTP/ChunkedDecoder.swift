/// Reads the chunked coding as its bytes arrive (RFC 9112 §7.1); extensions and trailers are checked and dropped.
package struct ChunkedDecoder: Sendable {
    private let limit: Int
    private var state = State.size(digits: 0)
    /// The size of the chunk that is being read, then what is left of it.
    private var remaining = 0
    /// The sizes of all chunks so far.
    private var total = 0
    /// Bytes of extensions and trailers, which carry nothing for us.
    private var ballast = 0
    private static let ballastLimit = 8 << 10

    private enum State: Equatable {
        case size(digits: Int)
        case chunkExtension
        case sizeLineFeed
        case data
        case dataReturn
        case dataLineFeed
        case trailerStart
        case trailerName
        case trailerValue
        case trailerLineFeed
        case lastLineFeed
        case end
    }

    /// What was found.
    package enum Piece: Equatable, Sendable {
        /// Where bytes of the body are.
        case data(Range<Int>)
        case needsMore
        case end
    }

    /// A decoder of one body of at most `limit` bytes.
    package init(limit: Int) { self.limit = limit }

    /// Finds the next piece of the body.
    ///
    /// - Parameter place: where to go on in `input`; moved past what was read.
    /// - Throws: `badChunk`, or `bodyTooLong` as soon as a size is known which leads past the limit.
    package mutating func next(_ input: borrowing Span<UInt8>, at place: inout Int) throws(ParseError) -> Piece {
        while state != .end {
            guard place < input.count else { return .needsMore }
            if state == .data {
                let end = min(place + remaining, input.count)
                let range = place..<end
                remaining -= range.count
                place = end
                if remaining == 0 { state = .dataReturn }
                return .data(range)
            }
            state = try state(after: input[place])
            place += 1
        }
        return .end
    }

    private mutating func state(after byte: UInt8) throws(ParseError) -> State {
        switch (state, byte) {
        case (.size(let digits), _):
            if let digit = byte.hexadecimal {
                guard digits < 15 else { throw .badChunk }
                remaining = remaining << 4 | Int(digit)
                return .size(digits: digits + 1)
            }
            guard digits > 0 else { throw .badChunk }
            if byte == 0x0D { return .sizeLineFeed }
            guard byte == 0x3B else { throw .badChunk }
            return .chunkExtension
        case (.chunkExtension, 0x0D): return .sizeLineFeed
        case (.chunkExtension, _):
            try carry(byte)
            return .chunkExtension
        case (.sizeLineFeed, 0x0A):
            guard remaining > 0 else { return .trailerStart }
            total += remaining
            guard total <= limit else { throw .bodyTooLong }
            return .data
        case (.dataReturn, 0x0D): return .dataLineFeed
        case (.dataLineFeed, 0x0A): return .size(digits: 0)
        case (.trailerStart, 0x0D): return .lastLineFeed
        case (.trailerStart, _), (.trailerName, _):
            try carry(byte)
            if byte == 0x3A, state == .trailerName { return .trailerValue }
            guard byte.isTokenCharacter else { throw .badChunk }
            return .trailerName
        case (.trailerValue, 0x0D): return .trailerLineFeed
        case (.trailerValue, _):
            try carry(byte)
            return .trailerValue
        case (.trailerLineFeed, 0x0A): return .trailerStart
        case (.lastLineFeed, 0x0A): return .end
        default: throw .badChunk
        }
    }

    private mutating func carry(_ byte: UInt8) throws(ParseError) {
        ballast += 1
        guard byte.isFieldCharacter, ballast <= ChunkedDecoder.ballastLimit else { throw .badChunk }
    }
}
