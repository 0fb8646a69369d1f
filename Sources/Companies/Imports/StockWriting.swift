import Database
import Kernel

/// Writes what batches change, while the next one is worked out: one at a time, so that nobody else waits long.
final class StockWriting {
    private let writer: Writer
    private let done = BoundedQueue<Result<Void, any Error>>(limit: 1)
    private var isWriting = false

    init(_ writer: Writer) { self.writer = writer }

    /// Waits for the one before, then hands a change over.
    func write(_ change: StockChange) throws {
        try finish()
        let done = self.done
        let isAccepted = writer.submit(
            { transaction in try change.apply(in: transaction.connection) }, completion: { _ = done.push($0) })
        guard isAccepted else { throw Failure(.storageUnavailable, retryAfter: 1) }
        isWriting = true
    }

    /// Waits until all that was handed over is on the disk.
    func finish() throws {
        guard isWriting else { return }
        isWriting = false
        try done.takeFirst()?.get()
    }
}
