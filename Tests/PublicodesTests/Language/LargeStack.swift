import Kernel
import Synchronization

/// Runs something on a thread like those that evaluate in the service: their stack is large, a test's is not.
func onLargeStack<Answer: Sendable>(_ body: @escaping @Sendable () -> Answer) -> Answer {
    let box = AnswerBox<Answer>()
    JoinableThread(named: "evaluation", stackSize: 64 << 20) { box.answer.withLock { $0 = body() } }.join()
    return box.answer.withLock { $0! }
}

private final class AnswerBox<Answer: Sendable>: Sendable {
    let answer = Mutex<Answer?>(nil)
}
