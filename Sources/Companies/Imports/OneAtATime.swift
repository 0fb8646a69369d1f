import Synchronization

/// Lets one in, until they leave.
final class OneAtATime: Sendable {
    private let isTaken = Atomic(false)

    /// Whether the caller is let in.
    func begin() -> Bool { !isTaken.exchange(true, ordering: .acquiringAndReleasing) }

    func end() { isTaken.store(false, ordering: .releasing) }
}
