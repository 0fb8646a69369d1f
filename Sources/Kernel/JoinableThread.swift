private import Synchronization

/// A thread that is kept, in a list or a property, until somebody waits for its end.
package final class JoinableThread: Sendable {
    private let thread: Mutex<OSThread?>

    /// Starts a thread, as `OSThread` does.
    package init(named name: String, stackSize: Int = 1 << 20, _ body: sending @escaping () -> Void) {
        thread = Mutex(OSThread(named: name, stackSize: stackSize, body))
    }

    /// Waits for the end of the thread; from the second call on, for nothing.
    package func join() {
        if let thread = thread.withLock({ $0.take() }) { thread.join() }
    }
}
