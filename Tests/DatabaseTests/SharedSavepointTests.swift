import Database
import Kernel
import Synchronization
import Testing

/// Commands that only write, and may be undone and run again, share one savepoint.
@Suite struct `Commands that share a savepoint` {
    private struct Refused: Error {}

    /// What becomes of three commands of one batch, of which the second fails, and what is written then.
    private func outcome(
        failing: @escaping @Sendable (WriteTransaction) throws -> Void
    ) throws -> (answers: [String], titles: [String], runs: Int) {
        let temporary = try TemporaryDatabase()
        let runs = Atomic(0)
        let answers = BoundedQueue<String>(limit: 10)
        let entered = BoundedQueue<Void>(limit: 1)
        let gate = BoundedQueue<Void>(limit: 1)
        _ = temporary.database.writer.submit(
            { _ in
                _ = entered.push(())
                _ = gate.takeFirst()
            }, completion: { _ in })
        // The first command holds the writer, so that the others are one batch.
        _ = entered.takeFirst()
        for title in ["a", "b", "c"] {
            _ = temporary.database.writer.submit(
                mayRunAgain: true,
                { transaction in
                    runs.add(1, ordering: .relaxed)
                    if title == "b" { try failing(transaction) }
                    try transaction.connection.run("INSERT INTO note (title) VALUES (\(title))")
                    transaction.beforeCommit { [connection = transaction.connection] in
                        try connection.run("INSERT INTO note (title) VALUES (\(title + " at the end"))")
                    }
                    return title
                }, completion: { result in _ = answers.push((try? result.get()) ?? "refused") })
        }
        _ = gate.push(())
        let given = (0..<3).compactMap { _ in answers.takeFirst() }
        return (given, try temporary.titles(), runs.load(ordering: .relaxed))
    }

    @Test func `are kept but for the one that fails before it writes, and that one alone is forgotten`() throws {
        let outcome = try outcome { transaction in
            transaction.beforeCommit { Issue.record("it failed") }
            throw Refused()
        }
        #expect(outcome.answers == ["a", "refused", "c"])
        #expect(outcome.titles.sorted() == ["a", "a at the end", "c", "c at the end"])
        #expect(outcome.runs == 3, "nothing was written, so that nothing is undone and done again")
    }

    @Test func `are kept but for the one that fails after it wrote, with all that it wrote`() throws {
        let outcome = try outcome { transaction in
            try transaction.connection.run("INSERT INTO note (title) VALUES ('half')")
            transaction.beforeCommit { Issue.record("it failed") }
            throw Refused()
        }
        #expect(outcome.answers == ["a", "refused", "c"])
        #expect(outcome.titles.sorted() == ["a", "a at the end", "c", "c at the end"])
    }

    @Test func `are kept but for the one whose rows are refused half way`() throws {
        let outcome = try outcome { transaction in
            try transaction.connection.insert(["('d')", "('a')"], into: "note (title)")
        }
        #expect(outcome.answers == ["a", "refused", "c"])
        #expect(outcome.titles.sorted() == ["a", "a at the end", "c", "c at the end"])
    }
}
