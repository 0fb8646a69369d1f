private import CEpoll
private import Glibc
import HTTP
import Synchronization

/// How other threads reach one event thread: a list under a lock, and a descriptor which wakes the thread once for all
/// that waits.
final class Mailbox: Sendable {
    /// Readable when there is something to take.
    let descriptor: Int32
    /// Connections given to the thread and not closed yet.
    let connections = Atomic<Int>(0)

    /// Pings that wait.
    private let pings = Atomic<Int>(0)
    private let waiting = Mutex<[Message]>([])
    private let owner = Atomic<UInt>(0)
    /// The request that the thread's handler is looking at, and its answer. Touched by the owner alone: an answer given
    /// at once takes neither the lock nor the descriptor.
    nonisolated(unsafe) private var current: Token?
    nonisolated(unsafe) private var answer: Response?

    init() throws(SocketError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard descriptor >= 0 else { throw SocketError("eventfd") }
    }

    deinit { close(descriptor) }

    /// Makes the calling thread the one that takes.
    func own() { owner.store(UInt(pthread_self()), ordering: .releasing) }

    /// Leaves a message, and wakes the thread when there was none.
    func post(_ message: Message) {
        let wasEmpty = waiting.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        guard wasEmpty else { return }
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    /// Takes all messages, into an empty array.
    func takeAll(into messages: inout [Message]) {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
        waiting.withLock { swap(&$0, &messages) }
    }

    /// Asks the thread to come by.
    func ping() {
        pings.add(1, ordering: .relaxed)
        post(.ping)
    }

    /// Says that the thread has come by.
    func pong() { pings.store(0, ordering: .relaxed) }

    /// Whether the thread has come by since it was asked last.
    var hasComeBy: Bool { pings.load(ordering: .relaxed) == 0 }

    /// Runs a handler for one request.
    ///
    /// - Returns: the answer, when it was given at once.
    func answer(to token: Token, _ handle: () -> Void) -> Response? {
        current = token
        handle()
        current = nil
        return answer.take()
    }

    /// Takes an answer from any thread.
    func send(_ response: Response, to token: Token) {
        if owner.load(ordering: .relaxed) == UInt(pthread_self()), current == token {
            answer = response
        } else {
            post(.answer(token, response))
        }
    }

    /// Takes the making of an answer from any thread.
    func send(to token: Token, making make: @escaping @Sendable () -> Response) {
        if owner.load(ordering: .relaxed) == UInt(pthread_self()), current == token {
            answer = make()
        } else {
            post(.answerMade(token, by: make))
        }
    }
}
