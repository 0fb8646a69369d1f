import Synchronization

/// What the writer and the readers tell each other about the log: it can begin anew only when no reader is left in it, and
/// long reads that overlap would keep it growing for ever.
final class LogRoom: Sendable {
    /// Whether the log is so long that the readers have to leave it.
    let isShort = Atomic<Bool>(false)
    /// How many reads were cut.
    let cutReads = Atomic<Int>(0)
}
