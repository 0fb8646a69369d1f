private import CEpoll
private import Glibc

/// The kernel's list of descriptors to watch (`epoll(7)`), for one thread.
final class Poller {
    /// What happened to a descriptor.
    struct Event {
        let word: UInt64
        let isReadable: Bool
        let isWritable: Bool
        /// The peer sends nothing more.
        let isHalfClosed: Bool
        /// Both directions are dead.
        let isDead: Bool
    }

    private let descriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>
    private static let capacity = 512

    /// Opens the descriptor of a list, for a thread that is still to come.
    static func open() throws(SocketError) -> Int32 {
        let descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw SocketError("epoll_create1") }
        return descriptor
    }

    /// Takes over the descriptor of a list.
    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        events = .allocate(capacity: Poller.capacity)
    }

    deinit {
        close(descriptor)
        events.deallocate()
    }

    /// Watches a connection: one event for each change (edge-triggered), so that nothing has to be set again.
    func watchConnection(_ watched: Int32, _ word: UInt64) -> Bool {
        add(watched, word, EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue)
    }

    /// Watches for as long as there is something to read.
    func watchInput(_ watched: Int32, _ word: UInt64) -> Bool { add(watched, word, EPOLLIN.rawValue) }

    /// Forgets a descriptor that stays open.
    func forget(_ watched: Int32) { epoll_ctl(descriptor, EPOLL_CTL_DEL, watched, nil) }

    /// Waits for events.
    ///
    /// - Parameter timeout: in milliseconds; -1 for ever.
    /// - Returns: how many there are, to be read with `event(_:)`.
    func wait(timeout: Int32) -> Int {
        Int(max(0, epoll_wait(descriptor, events, Int32(Poller.capacity), timeout)))
    }

    /// One of the events that `wait` brought.
    func event(_ index: Int) -> Event {
        let bits = events[index].events
        return Event(
            word: events[index].data.u64, isReadable: bits & EPOLLIN.rawValue != 0,
            isWritable: bits & EPOLLOUT.rawValue != 0, isHalfClosed: bits & EPOLLRDHUP.rawValue != 0,
            isDead: bits & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0)
    }

    private func add(_ watched: Int32, _ word: UInt64, _ bits: UInt32) -> Bool {
        var event = epoll_event()
        event.events = bits
        event.data.u64 = word
        return epoll_ctl(descriptor, EPOLL_CTL_ADD, watched, &event) == 0
    }
}
