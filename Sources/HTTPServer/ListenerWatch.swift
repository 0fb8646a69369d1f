/// The listening sockets, as the one thread that accepts watches them.
///
/// When the process has no descriptor left, they are not watched for a tenth of a second: clients wait in the kernel's
/// queue instead of being turned away, and the thread serves those that it has.
struct ListenerWatch {
    private let acceptor: Acceptor
    private let poller: Poller
    /// When to watch again, in milliseconds of the monotonic clock; `.max` while watching.
    private var resumption = Int64.max

    private static let pause: Int64 = 100

    /// Begins to watch.
    init(_ acceptor: Acceptor, _ poller: Poller) {
        self.acceptor = acceptor
        self.poller = poller
        watch()
    }

    /// Whether the sockets are not watched for a moment.
    var isPaused: Bool { resumption != .max }

    /// Whether an event is about a listening socket: connections have no such words, for generations do not come that
    /// far.
    static func isConcerned(by event: Poller.Event) -> Bool { event.word >= word(0xFFFF) }

    /// Takes the connections of the listener that an event is about.
    mutating func accept(_ event: Poller.Event, now: Int64) {
        guard !acceptor.accept(from: Int(ListenerWatch.word(0) - event.word)) else { return }
        forget()
        resumption = now + ListenerWatch.pause
    }

    /// Watches again after a pause.
    mutating func resume(now: Int64) {
        guard now >= resumption else { return }
        resumption = .max
        watch()
    }

    /// Ends: takes what waits in the queue of a socket that is only ours, which would be reset; then lets the other
    /// threads know that they get nothing more.
    func close() {
        for listener in acceptor.descriptors.indices { _ = acceptor.accept(from: listener) }
        forget()
        acceptor.close()
        acceptor.tellOthers(.drain)
    }

    private func watch() {
        for (listener, descriptor) in acceptor.descriptors.enumerated() {
            _ = poller.watchInput(descriptor, ListenerWatch.word(listener))
        }
    }

    private func forget() {
        for descriptor in acceptor.descriptors { poller.forget(descriptor) }
    }

    private static func word(_ listener: Int) -> UInt64 { .max - 1 - UInt64(listener) }
}
