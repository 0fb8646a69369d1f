import Synchronization

/// What the writer's thread shows of itself to the others.
final class WriterGauges: Sendable {
    /// Bytes of the log after the last commit.
    let logBytes = Atomic<Int>(0)
    /// Whether the last attempt to write found the disk full or failing.
    let isRefusing = Atomic<Bool>(false)
}
