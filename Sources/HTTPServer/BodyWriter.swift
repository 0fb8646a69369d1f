/// The body of an answer while it is being made, by one thread that is not an event thread.
///
/// Going away unfinished cuts the connection, so that the client sees that something is missing.
package final class BodyWriter: Sendable {
    private let buffer: StreamBuffer
    private let wake: @Sendable () -> Void

    init(_ buffer: StreamBuffer, wake: @escaping @Sendable () -> Void) {
        self.buffer = buffer
        self.wake = wake
    }

    deinit {
        if buffer.end(.cut) { wake() }
    }

    /// Sends bytes; waits while the client is slow to take what was written before.
    ///
    /// - Throws: `ConnectionLost` when nobody reads any more.
    package func write(_ bytes: [UInt8]) throws(ConnectionLost) {
        guard !bytes.isEmpty else { return }
        guard let isNews = buffer.append(bytes) else { throw ConnectionLost() }
        if isNews { wake() }
    }

    /// Ends the body.
    package func finish() {
        if buffer.end(.finished) { wake() }
    }
}

/// The client went away before its answer was whole.
package struct ConnectionLost: Error {}
