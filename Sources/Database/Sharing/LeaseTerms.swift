import Kernel
private import Synchronization

/// Until when each work is this process's, by its own clock that never goes back: a process that cannot reach the server
/// stops before another begins.
final class LeaseTerms: Sendable {
    private let ends = Mutex<[String: Int64]>([:])

    /// Whether a work is ours now.
    func holds(_ name: String) -> Bool {
        let end = ends.withLock { $0[name] } ?? 0
        return MonotonicClock.milliseconds() < end
    }

    /// These works are ours until then, no others are.
    func set(_ names: [String], until end: Int64) {
        ends.withLock { $0 = Dictionary(names.map { ($0, end) }) { first, _ in first } }
    }
}
