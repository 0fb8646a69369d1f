/// A command that waits for the writer, whatever it gives.
///
/// Unchecked because it is handed over: the submitting thread makes it, then only the writer touches it.
class WriteCommand: @unchecked Sendable {
    /// Whether the work does nothing but write, so that it may be undone and done again.
    let mayRunAgain: Bool

    init(mayRunAgain: Bool) { self.mayRunAgain = mayRunAgain }

    /// Does the work, and keeps what it gives until the batch is on the disk.
    func run(in transaction: WriteTransaction) throws { fatalError("abstract") }

    /// Forgets what was done and answers with an error.
    func fail(_ error: any Error) { fatalError("abstract") }

    /// Answers.
    func finish() { fatalError("abstract") }
}

/// A command with its work, its value and who waits for it.
final class PendingCommand<Value: Sendable>: WriteCommand, @unchecked Sendable {
    private let work: @Sendable (WriteTransaction) throws -> Value
    private let completion: @Sendable (Result<Value, any Error>) -> Void
    private var outcome: Result<Value, any Error>?

    init(
        mayRunAgain: Bool, _ work: @escaping @Sendable (WriteTransaction) throws -> Value,
        _ completion: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        self.work = work
        self.completion = completion
        super.init(mayRunAgain: mayRunAgain)
    }

    override func run(in transaction: WriteTransaction) throws { outcome = .success(try work(transaction)) }
    override func fail(_ error: any Error) { outcome = .failure(error) }
    override func finish() { completion(outcome!) }
}
