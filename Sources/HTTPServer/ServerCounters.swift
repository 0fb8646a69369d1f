import Synchronization

/// The figures of all event threads together; each thread adds its own after every look at its sockets.
final class ServerCounters: Sendable {
    private let total = Mutex(ServerFigures())

    /// The figures now.
    var figures: ServerFigures { total.withLock { $0 } }

    /// Adds figures.
    func add(_ figures: ServerFigures) { total.withLock { $0 += figures } }
}
