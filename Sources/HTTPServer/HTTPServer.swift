/// The HTTP/1.1 engine: sockets in, requests to handlers, answers out.
package final class HTTPServer: Sendable {
    /// The counters of this server, readable from any thread.
    package let counters = ServerCounters()
    /// The ports which are listened at, in the order of the listeners; 0 for those that have none.
    package let ports: [UInt16]

    /// Opens the listening sockets.
    ///
    /// - Throws: what the system refused.
    package init(_ configuration: ServerConfiguration) throws(SocketError) {
        ports = []
    }

    /// Starts the event threads and returns.
    package func start() {
    }

    /// Stops accepting, finishes what is in flight (bounded), and returns when every thread has ended.
    package func stop() {
    }
}
