import Database
import Kernel
import Synchronization
import Testing

/// One thread that writes for all.
@Suite struct `The writer` {
    private struct Refused: Error {}

    @Test func `undoes the command that fails and no other of its batch`() throws {
        let temporary = try TemporaryDatabase()
        let answers = BoundedQueue<String>(limit: 10)
        let gate = BoundedQueue<Void>(limit: 1)
        // The first command holds the writer, so that the others are one batch.
        _ = temporary.database.writer.submit({ _ in _ = gate.takeFirst() }, completion: { _ in })
        for title in ["a", "b", "c"] {
            let isTaken = temporary.database.writer.submit(
                { transaction in
                    try transaction.connection.run("INSERT INTO note (title) VALUES (\(title))")
                    if title == "b" { throw Refused() }
                    return title
                }, completion: { result in _ = answers.push((try? result.get()) ?? "refused") })
            #expect(isTaken)
        }
        _ = gate.push(())
        #expect([answers.takeFirst(), answers.takeFirst(), answers.takeFirst()] == ["a", "refused", "c"])
        #expect(try temporary.titles() == ["a", "c"])
    }

    @Test func `shows what it wrote to readers before it answers`() throws {
        let temporary = try TemporaryDatabase()
        for place in 0..<20 {
            try temporary.addNote("note \(place)")
            #expect(try temporary.titles().count == place + 1)
        }
    }

    @Test func `undoes a part of a command that fails, and keeps the rest`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.database.writer.write { transaction in
            let connection = transaction.connection
            try connection.run("INSERT INTO note (title) VALUES ('kept')")
            do {
                try connection.savepoint {
                    try connection.run("INSERT INTO note (title) VALUES ('undone')")
                    try connection.savepoint { _ = try connection.run("INSERT INTO note (title) VALUES ('inner')") }
                    throw Refused()
                }
            } catch is Refused {}
            try connection.savepoint { _ = try connection.run("INSERT INTO note (title) VALUES ('second')") }
        }
        #expect(try temporary.titles() == ["kept", "second"])
    }

    @Test func `keeps a command that ends with a part that was refused`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.database.writer.write { transaction in
            let connection = transaction.connection
            try connection.run("INSERT INTO note (title) VALUES ('kept')")
            #expect(throws: DatabaseError.self) {
                try connection.savepoint { _ = try connection.run("INSERT INTO note (title) VALUES ('kept')") }
            }
        }
        #expect(try temporary.titles() == ["kept"])
    }

    @Test func `refuses what exceeds its line, and takes more when it has caught up`() throws {
        let temporary = try TemporaryDatabase(queueLimit: 2)
        let writer = temporary.database.writer
        let entered = BoundedQueue<Void>(limit: 1)
        let gate = BoundedQueue<Void>(limit: 1)
        _ = writer.submit(
            { _ in
                _ = entered.push(())
                _ = gate.takeFirst()
            }, completion: { _ in })
        _ = entered.takeFirst()
        let answers = BoundedQueue<Bool>(limit: 10)
        let taken = (0..<4).map { _ in writer.submit({ _ in }, completion: { _ in _ = answers.push(true) }) }
        #expect(taken == [true, true, false, false])
        _ = gate.push(())
        _ = answers.takeFirst()
        _ = answers.takeFirst()
        try temporary.addNote("after")
    }

    @Test func `runs what waits before it stops, and refuses what comes later`() throws {
        let temporary = try TemporaryDatabase()
        let done = Atomic<Int>(0)
        for _ in 0..<100 {
            _ = temporary.database.writer.submit({ _ in }, completion: { _ in done.add(1, ordering: .relaxed) })
        }
        temporary.database.close()
        #expect(done.load(ordering: .relaxed) == 100)
        let isTaken = temporary.database.writer.submit({ _ in }, completion: { _ in })
        #expect(!isTaken)
    }

    @Test func `reads the clock once for a command`() throws {
        let instant = try #require(Timestamp("2026-03-02T09:00:00Z"))
        let reads = Mutex(0)
        let clock = Clock {
            reads.withLock { $0 += 1 }
            return instant
        }
        let temporary = try TemporaryDatabase(clock: clock)
        let before = reads.withLock { $0 }
        let (first, second) = try temporary.database.writer.write { ($0.now, $0.now) }
        #expect(first == instant && second == instant)
        #expect(reads.withLock { $0 } == before + 1)
    }

    @Test func `refuses a dangling reference to the command that made it, not to its batch`() throws {
        let temporary = try TemporaryDatabase([
            Migration(
                "test", "tree",
                """
                CREATE TABLE note (
                    id INTEGER PRIMARY KEY,
                    title TEXT NOT NULL,
                    parent INTEGER REFERENCES note DEFERRABLE INITIALLY DEFERRED
                ) STRICT
                """)
        ])
        let writer = temporary.database.writer
        let gate = BoundedQueue<Void>(limit: 1)
        let answers = BoundedQueue<DatabaseError.Kind?>(limit: 2)
        _ = writer.submit({ _ in _ = gate.takeFirst() }, completion: { _ in })
        for (row, parent) in [(1, 1), (2, 9)] {
            _ = writer.submit(
                { try $0.connection.run("INSERT INTO note (id, title, parent) VALUES (\(row), 'a', \(parent))") },
                completion: { result in
                    do { _ = answers.push(try result.get() == 1 ? nil : .statement) } catch {
                        _ = answers.push((error as? DatabaseError)?.kind)
                    }
                })
        }
        _ = gate.push(())
        #expect(answers.takeFirst() == .some(nil))
        #expect(answers.takeFirst() == .foreignKey)
        #expect(try temporary.titles() == ["a"])
    }

    @Test func `does what waits for the commit after it, before it answers, and not for a command that failed`() throws
    {
        let temporary = try TemporaryDatabase()
        let done = Mutex<[String]>([])
        for title in ["a", "b", "c"] {
            let outcome: Void? = try? temporary.database.writer.write { transaction in
                transaction.afterCommit { done.withLock { $0.append(title) } }
                if title == "b" { throw Refused() }
                #expect(done.withLock { !$0.contains(title) })
            }
            #expect((outcome == nil) == (title == "b"))
            #expect(done.withLock { $0.contains(title) } == (title != "b"))
        }
        #expect(done.withLock(\.self) == ["a", "c"])
    }

    @Test func `writes what waits for the end of a batch with it, and not for a command that failed`() throws {
        let temporary = try TemporaryDatabase()
        for title in ["a", "b", "c"] {
            _ = try? temporary.database.writer.write { transaction in
                let connection = transaction.connection
                transaction.beforeCommit { try connection.run("INSERT INTO note (title) VALUES (\(title))") }
                if title == "b" { throw Refused() }
            }
        }
        #expect(try temporary.titles() == ["a", "c"])
        // What cannot be written fails those who are committed with it.
        #expect(throws: Refused.self) {
            try temporary.database.writer.write { transaction in
                try transaction.connection.run("INSERT INTO note (title) VALUES ('d')")
                transaction.beforeCommit { throw Refused() }
            }
        }
        #expect(try temporary.titles() == ["a", "c"])
    }

    @Test func `gives names that are new`() throws {
        let temporary = try TemporaryDatabase()
        let names = try temporary.database.writer.write { transaction in
            (0..<2000).map { _ in transaction.identifier(of: Never.self) }
        }
        #expect(Set(names).count == 2000)
    }
}
