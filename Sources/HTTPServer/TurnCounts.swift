import Synchronization

/// What one event thread counts between two looks at its sockets, so that the shared counters are touched seldom.
struct TurnCounts {
    var open = 0
    var active = 0
    var requests = 0
    var bytesRead = 0
    var bytesWritten = 0
    var malformed = 0
    var slowRequests = 0
    var slowReaders = 0
    var idle = 0
    var unanswered = 0

    /// Adds everything to the shared counters, and begins again.
    mutating func publish(to counters: ServerCounters) {
        add(open, counters.open)
        add(active, counters.active)
        add(requests, counters.requests)
        add(bytesRead, counters.bytesRead)
        add(bytesWritten, counters.bytesWritten)
        add(malformed, counters.malformed)
        add(slowRequests, counters.slowRequests)
        add(slowReaders, counters.slowReaders)
        add(idle, counters.idle)
        add(unanswered, counters.unanswered)
        self = TurnCounts()
    }

    private func add(_ count: Int, _ counter: borrowing Atomic<Int>) {
        if count != 0 { counter.add(count, ordering: .relaxed) }
    }
}
