package import Kernel
private import Synchronization

/// A clock that a test moves.
package final class TestClock: Sendable {
    private let instant: Mutex<Timestamp>

    /// A clock that stands at an instant.
    package init(_ text: String) { instant = Mutex(Timestamp(text)!) }

    /// What the service is given.
    package var clock: Clock { Clock { self.instant.withLock(\.self) } }

    /// Moves the clock.
    package func advance(minutes: Int = 0, seconds: Int = 0) {
        instant.withLock { $0 = $0.adding(seconds: Int64(minutes * 60 + seconds)) }
    }
}
