import Kernel
private import Synchronization

/// The life of the writer's thread: made on it, never seen by another.
final class WriterLoop {
    private let queue: BoundedQueue<WriteCommand>
    private let gauges: WriterGauges
    private let connection: Connection
    private let transaction: WriteTransaction
    /// The log of SQLite; PostgreSQL sees to its own.
    private let log: WriteAheadLog?
    private var batch: [WriteCommand] = []

    init(
        _ configuration: DatabaseConfiguration, _ schema: PostgresSchema, _ queue: BoundedQueue<WriteCommand>,
        _ clock: Clock,
        _ gauges: WriterGauges, _ room: LogRoom
    ) throws {
        self.queue = queue
        self.gauges = gauges
        connection = try Connection(toWrite: configuration, schema)
        try connection.engine.open()
        transaction = WriteTransaction(connection, clock: clock)
        log = connection.engine.dialect == .sqlite ? WriteAheadLog(of: connection, room) : nil
    }

    /// Runs until the queue is closed and empty.
    func run() {
        while true {
            switch queue.takeAll(into: &batch, timeout: hasIdleWork ? WriterLoop.idleTime : nil) {
            case .elements:
                let bytes = logBytes
                runBatch()
                if transaction.emptiesLog {
                    log?.empty()
                    transaction.emptiesLog = logBytes > 0
                } else {
                    settle(hasGrown: logBytes != bytes)
                }
            case .nothing: useIdleness()
            case .closed:
                log?.empty()
                return
            }
            gauges.logBytes.store(logBytes, ordering: .relaxed)
        }
    }

    private var logBytes: Int { log?.bytes ?? 0 }

    /// When the log last grew, in milliseconds of the monotonic clock.
    private var lastGrowth = MonotonicClock.milliseconds()

    /// Sees to the log after a batch: commands that change nothing, such as jobs that find nothing to do, are no work.
    private func settle(hasGrown: Bool) {
        let now = MonotonicClock.milliseconds()
        if hasGrown {
            lastGrowth = now
            log?.moveIfLong()
        } else if now - lastGrowth >= WriterLoop.idleMilliseconds {
            useIdleness()
        }
    }

    private func useIdleness() {
        if isRefusing { tryAgain() }
        log?.empty()
    }

    /// Whether something is to be done when no command comes.
    private var hasIdleWork: Bool { isRefusing || logBytes > 0 }

    /// How long nothing must come before that is done.
    private static let idleTime: Duration = .milliseconds(idleMilliseconds)
    private static let idleMilliseconds: Int64 = 1000

    /// Whether the disk was full or failing at the last commit.
    private var isRefusing = false {
        didSet { if isRefusing != oldValue { gauges.isRefusing.store(isRefusing, ordering: .relaxed) } }
    }

    /// Writes a page that changes nothing, to see whether the disk works again: a service that says that it cannot write
    /// is sent no writes that would show it otherwise.
    private func tryAgain() {
        let attempt: Void? = try? connection.inTransaction {
            try connection.run("UPDATE migration SET owner = owner WHERE position = 1")
        }
        isRefusing = attempt == nil
    }

    /// Runs every command of the batch in one transaction, then answers them all.
    ///
    /// When the transaction is lost half way, which SQLite does when the disk fails, the commands so far are refused and
    /// the rest gets a transaction of its own.
    private func runBatch() {
        var first = 0
        var attempts = 0
        while first < batch.count {
            var next = first
            let bytes = logBytes
            do {
                try connection.engine.beginWriting()
                repeat {
                    let end = batch[next...].firstIndex { !$0.mayRunAgain } ?? batch.count
                    if end > next + 1 {
                        try runTogether(batch[next..<end])
                        next = end
                    } else {
                        try runCommand(batch[next])
                        next += 1
                    }
                } while next < batch.count
                try transaction.writeTheEnd()
                try connection.engine.commit()
                transaction.doAfterwards()
                // A commit of nothing says nothing of the disk.
                if log == nil || logBytes != bytes { isRefusing = false }
            } catch {
                let mustBeginAnew = connection.engine.mustBeginAnew
                if connection.isInTransaction { try? connection.engine.rollBack() }
                transaction.forget()
                if mustBeginAnew, attempts < WriterLoop.mostAttempts {
                    attempts += 1
                    continue
                }
                isRefusing = true
                next = min(next + 1, batch.count)
                for command in batch[first..<next] { command.fail(error) }
            }
            first = next
            attempts = 0
        }
        for command in batch { command.finish() }
        batch.removeAll(keepingCapacity: true)
    }

    /// Runs commands in one savepoint: the engine copies each page that they change once, not once for each of them. When
    /// one fails after it wrote, what all did is undone and each is run by itself.
    ///
    /// - Throws: when the transaction is lost.
    private func runTogether(_ commands: ArraySlice<WriteCommand>) throws {
        let waiting = transaction.waiting
        try connection.run(Statements.savepoint)
        for command in commands {
            let changes = connection.engine.changes
            let waitingBefore = transaction.waiting
            do {
                try attempt(command)
            } catch {
                guard connection.isInTransaction, !connection.engine.mustBeginAnew else { throw error }
                if connection.engine.changes == changes {
                    transaction.forget(from: waitingBefore)
                    command.fail(error)
                    continue
                }
                transaction.forget(from: waiting)
                try connection.run(Statements.rollBackCommand)
                try connection.run(Statements.release)
                for command in commands { try runCommand(command) }
                return
            }
        }
        try connection.run(Statements.release)
    }

    /// How often a batch is done again that met another process's: commands are pure, what they want done comes afterwards.
    private static let mostAttempts = 5

    /// Runs one command in its savepoint.
    ///
    /// - Throws: when the transaction is lost; a command that merely failed keeps its error to itself.
    private func runCommand(_ command: WriteCommand) throws {
        let waiting = transaction.waiting
        try connection.run(Statements.savepoint)
        do {
            try attempt(command)
        } catch {
            guard connection.isInTransaction, !connection.engine.mustBeginAnew else { throw error }
            transaction.forget(from: waiting)
            try connection.run(Statements.rollBackCommand)
            command.fail(error)
        }
        try connection.run(Statements.release)
    }

    private func attempt(_ command: WriteCommand) throws {
        transaction.turn()
        try command.run(in: transaction)
        // A reference that may wait for the commit would fail the commit of all; it may wait for its command only.
        try connection.engine.checkReferences()
    }
}

/// The statements of every batch, made once.
private enum Statements {
    static let savepoint: SQL = "SAVEPOINT command"
    static let rollBackCommand: SQL = "ROLLBACK TO command"
    static let release: SQL = "RELEASE command"
}
