private import Kernel
private import Synchronization

/// When the read under way on one connection is cut.
final class ReadLimit {
    let room: LogRoom
    /// In nanoseconds of the monotonic clock; 0 while nothing is read.
    private var began: UInt64 = 0
    private var deadline: UInt64 = 0

    /// What a read has at least, even when the log is short of room.
    private static let grace: UInt64 = 250_000_000

    init(_ room: LogRoom) { self.room = room }

    func begin(_ budget: Duration) {
        began = MonotonicClock.nanoseconds()
        deadline = began + UInt64(budget / .nanoseconds(1))
    }

    func end() { began = 0 }

    var isPassed: Bool {
        guard began != 0 else { return false }
        let now = MonotonicClock.nanoseconds()
        return now > deadline || now > began + ReadLimit.grace && room.isShort.load(ordering: .relaxed)
    }
}
