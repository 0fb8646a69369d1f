package import Synchronization

/// What the engine counts, for the metrics; every member is read and written from any thread.
package final class ServerCounters: Sendable {
    /// Connections taken since the start.
    package let accepted = Atomic<Int>(0)
    /// Connections which are open.
    package let open = Atomic<Int>(0)
    /// Requests which a handler has and has not answered.
    package let active = Atomic<Int>(0)
    /// Requests given to a handler since the start.
    package let requests = Atomic<Int>(0)
    package let bytesRead = Atomic<Int>(0)
    package let bytesWritten = Atomic<Int>(0)
    /// Requests refused by the parser.
    package let malformed = Atomic<Int>(0)
    /// Connections refused because there were too many.
    package let overLimit = Atomic<Int>(0)
    /// Connections cut because a head or a body came too slowly.
    package let slowRequests = Atomic<Int>(0)
    /// Connections cut because an answer was read too slowly.
    package let slowReaders = Atomic<Int>(0)
    /// Connections closed after a silence.
    package let idle = Atomic<Int>(0)
    /// Replies that were never sent.
    package let unanswered = Atomic<Int>(0)
}
