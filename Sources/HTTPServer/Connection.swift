private import Glibc
import HTTP

/// One connection and where it is in the conversation; lives on one event thread.
///
/// `ConnectionInput` reads and understands, `ConnectionOutput` answers and writes, `ConnectionDeadline` says how long
/// each may take.
final class Connection {
    let descriptor: Int32
    let token: Token
    let peer: PeerAddress
    /// The listener's place in the configuration.
    let listener: Int

    var phase = Phase.head
    var parser: RequestParser
    /// Bytes that were read and not understood yet, from `pendingStart` on.
    var pending: [UInt8] = []
    var pendingStart = 0
    /// Bytes of answers that the socket did not take yet, from `backlogStart` on.
    var backlog: [UInt8] = []
    var backlogStart = 0

    /// Whether the socket may have something to read: the kernel tells changes alone.
    var mayRead = true
    /// Whether the kernel announced the end of what the client sends, which may still wait behind other bytes.
    var isHalfClosed = false
    /// Whether that end was read.
    var hasEnded = false
    /// Whether the descriptor is closed: nothing may be done any more.
    var isClosed = false
    /// Whether our side of the connection has been shut.
    var isShut = false
    /// Whether one request at least was answered.
    var hasAnswered = false
    /// Whether the client may still be sending when the last answer is written.
    var mustLinger = true

    /// Bytes thrown away since the last answer.
    var lingered = 0

    /// When the wheel shall be asked about this connection; `.max` for never.
    var deadline = Int64.max
    /// When the present wait began: for a head, for the client to take an answer.
    var waitStart: Int64
    /// Bytes of the backlog taken since `waitStart`.
    var written = 0

    /// Where the conversation is.
    enum Phase {
        /// Between two requests, or in a head.
        case head
        case body(RequestHead, BodyCollector)
        /// Skipping what is left of the body of a request that was refused.
        case discarding(Int)
        /// A handler has the request.
        case answering(Exchange)
        /// A thread writes the body of the answer.
        case streaming(Exchange, StreamBuffer)
        /// The last answer is being written.
        case closing
    }

    init(_ arrival: Arrival, token: Token, now: Int64) {
        descriptor = arrival.descriptor
        peer = arrival.peer
        listener = arrival.listener
        self.token = token
        parser = RequestParser(peer: arrival.peer)
        waitStart = now
    }
}
