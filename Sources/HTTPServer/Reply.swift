package import HTTP
private import Synchronization

/// The one answer to one request, owed to a connection of an event thread.
///
/// A reply that goes away unsent is answered 500.
package final class Reply: Sendable {
    private let mailbox: Mailbox
    private let token: Token
    private let isSent = Atomic<Bool>(false)

    init(_ mailbox: Mailbox, _ token: Token) {
        self.mailbox = mailbox
        self.token = token
    }

    deinit {
        if !isSent.load(ordering: .relaxed) { mailbox.post(.unanswered(token)) }
    }

    /// Answers, from any thread; the second call and the following ones do nothing.
    package func send(_ response: Response) {
        guard !isSent.exchange(true, ordering: .relaxed) else { return }
        mailbox.send(response, to: token)
    }

    /// Answers, from any thread, with what the event thread makes itself: for a thread whose time is dearer.
    package func send(making make: @escaping @Sendable () -> Response) {
        guard !isSent.exchange(true, ordering: .relaxed) else { return }
        mailbox.send(to: token, making: make)
    }

    /// Answers with a body of unknown length, written from a thread that may wait (never an event thread).
    ///
    /// - Returns: where the body goes; the `body` of the response is sent first. A second answer goes nowhere.
    package func stream(_ response: Response) -> BodyWriter {
        let buffer = StreamBuffer()
        if isSent.exchange(true, ordering: .relaxed) {
            buffer.lose()
        } else {
            mailbox.post(.stream(token, response, buffer))
        }
        return BodyWriter(buffer) { [mailbox, token] in mailbox.post(.streamed(token)) }
    }
}
