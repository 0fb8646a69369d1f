package import HTTP

/// The one answer to one request, owed to a connection of an event thread.
///
/// A reply that goes away unsent is answered 500.
package final class Reply: Sendable {
    init() {}

    /// Answers, from any thread; the second call and the following ones do nothing.
    package func send(_ response: Response) {
    }

    /// Answers with a body of unknown length, written from a thread that may wait (never an event thread).
    ///
    /// - Returns: where the body goes; the `body` of the response is sent first.
    package func stream(_ response: Response) -> BodyWriter {
        BodyWriter()
    }
}
