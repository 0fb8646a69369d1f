import Kernel
private import Synchronization

/// The one that writes: commands wait in line, one thread runs all that wait in one transaction, and answers when that
/// is on the disk.
package final class Writer: Sendable {
    private let queue: BoundedQueue<WriteCommand>
    private let thread: Mutex<OSThread?>
    private let gauges: WriterGauges

    /// Starts the thread; returns when its connection is open.
    init(_ configuration: DatabaseConfiguration, _ schema: PostgresSchema, _ room: LogRoom, clock: Clock) throws {
        let queue = BoundedQueue<WriteCommand>(limit: configuration.queueLimit)
        let gauges = WriterGauges()
        let started = BoundedQueue<(any Error)?>(limit: 1)
        let thread = OSThread(named: "writer") {
            do {
                let loop = try WriterLoop(configuration, schema, queue, clock, gauges, room)
                _ = started.push(nil)
                loop.run()
            } catch { _ = started.push(error) }
        }
        if case .some(.some(let error)) = started.takeFirst() {
            thread.join()
            throw error
        }
        self.queue = queue
        self.gauges = gauges
        self.thread = Mutex(thread)
    }

    /// Puts a command in line, and returns at once.
    ///
    /// - Parameters:
    ///   - mayRunAgain: whether the work only writes, so that it can be undone and done again: it then shares a savepoint with
    ///     others, and is done a second time when one of those fails half way.
    ///   - work: runs on the writer's thread, in a savepoint: when it throws, what it did is undone and nothing else.
    ///   - completion: runs on the writer's thread once the outcome is on the disk; it must be quick.
    /// - Returns: `false` when too many wait, or the writer has stopped; then nothing is called.
    package func submit<Value: Sendable>(
        mayRunAgain: Bool = false, _ work: @escaping @Sendable (WriteTransaction) throws -> Value,
        completion: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) -> Bool {
        queue.push(PendingCommand(mayRunAgain: mayRunAgain, work, completion))
    }

    /// Runs a command and waits for it: for the command line, jobs and tests, never for a thread of the server's loop.
    ///
    /// - Throws: what the work threw, or `Failure(.storageUnavailable)` when too many wait.
    package func write<Value: Sendable>(_ work: @escaping @Sendable (WriteTransaction) throws -> Value) throws -> Value
    {
        let answer = BoundedQueue<Result<Value, any Error>>(limit: 1)
        guard submit(work, completion: { _ = answer.push($0) }), let result = answer.takeFirst() else {
            throw Failure(.storageUnavailable, retryAfter: 1)
        }
        return try result.get()
    }

    /// How many commands wait.
    package var waiting: Int { queue.count }

    /// Bytes of the log after the last commit.
    package var logBytes: Int { gauges.logBytes.load(ordering: .relaxed) }

    /// Whether the last attempt to write found the disk full or failing; the next one that succeeds ends it.
    package var isRefusing: Bool { gauges.isRefusing.load(ordering: .relaxed) }

    /// Refuses new commands, runs those that wait, moves the log into the file and ends the thread.
    func stop() {
        queue.close()
        if let thread = thread.withLock({ $0.take() }) { thread.join() }
    }
}
