/// What the engine counts, for the metrics; since the start unless said otherwise.
package struct ServerFigures: Hashable, Sendable {
    /// Connections taken.
    package var accepted = 0
    /// Connections which are open now.
    package var open = 0
    /// Requests which a handler has now and has not answered.
    package var active = 0
    /// Requests given to a handler.
    package var requests = 0
    package var bytesRead = 0
    package var bytesWritten = 0
    /// Requests refused by the parser.
    package var malformed = 0
    /// Connections refused because there were too many.
    package var overLimit = 0
    /// Connections cut because a head or a body came too slowly.
    package var slowRequests = 0
    /// Connections cut because an answer was read too slowly.
    package var slowReaders = 0
    /// Connections closed after a silence.
    package var idle = 0
    /// Replies that were never sent.
    package var unanswered = 0

    static func += (total: inout ServerFigures, more: ServerFigures) {
        total.accepted += more.accepted
        total.open += more.open
        total.active += more.active
        total.requests += more.requests
        total.bytesRead += more.bytesRead
        total.bytesWritten += more.bytesWritten
        total.malformed += more.malformed
        total.overLimit += more.overLimit
        total.slowRequests += more.slowRequests
        total.slowReaders += more.slowReaders
        total.idle += more.idle
        total.unanswered += more.unanswered
    }
}
