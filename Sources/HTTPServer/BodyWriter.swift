/// The body of an answer while it is being made, by one thread that is not an event thread.
///
/// Going away unfinished cuts the connection, so that the client sees that something is missing.
package final class BodyWriter: Sendable {
    init() {}

    /// Sends bytes; waits while the client is slow to take what was written before.
    ///
    /// - Throws: `ConnectionLost` when nobody reads any more.
    package func write(_ bytes: [UInt8]) throws(ConnectionLost) {
    }

    /// Ends the body.
    package func finish() {
    }
}

/// The client went away before its answer was whole.
package struct ConnectionLost: Error {}
