import CFaultVFS
import Database
import Glibc
import Kernel
import Testing

/// T3 and the second half of T2: disks and memories that fail at each of their operations in turn.
@Suite(.serialized) struct `A disk that fails` {
    /// What was answered to the writes of one run.
    private struct Answers {
        var kept: Set<String> = []
        var full: Set<String> = []
        /// Refused without a promise that nothing was recorded.
        var unconfirmed: Set<String> = []

        mutating func note(_ title: String, _ write: () throws -> Void) throws {
            do {
                try write()
                kept.insert(title)
            } catch let failure as Failure {
                if failure.problem == .storageFull { full.insert(title) } else { unconfirmed.insert(title) }
            }
        }

        /// Compares with what the database holds.
        func disagreements(with titles: Set<String>) -> [String] {
            kept.subtracting(titles).map { "lost: \($0)" }
                + full.intersection(titles).map { "refused, yet recorded: \($0)" }
                + titles.subtracting(kept).subtracting(full).subtracting(unconfirmed).map { "from nowhere: \($0)" }
        }
    }

    private static func titles(of database: Database) throws -> [String] {
        try database.makeReader().read { connection in
            #expect(try connection.all("PRAGMA integrity_check") { try $0[0] as String } == ["ok"])
            return try connection.all("SELECT title FROM note ORDER BY id") { row in try row["title"] }
        }
    }

    private static func write(_ title: String, to database: Database) throws {
        _ = try database.writer.write { transaction in
            try transaction.connection.run(
                "INSERT INTO note (title) VALUES (\(title + String(repeating: "x", count: 3000)))")
        }
    }

    private static func short(_ titles: [String]) -> Set<String> { Set(titles.map { String($0.prefix { $0 != "x" }) }) }

    @Test(arguments: FailingDisk.Failure.allCases, [false, true])
    func `makes no answer untrue, whichever operation fails`(_ kind: FailingDisk.Failure, _ isLasting: Bool) throws {
        var operation = 0
        var refused = 0
        while true {
            operation += 1
            let disk = try FailingDisk()
            var answers = Answers()
            disk.fail(at: operation, kind, lasting: isLasting)
            if let database = try? disk.open() {
                for number in 0..<6 { try answers.note("\(number)") { try Self.write("\(number)", to: database) } }
                database.close()
            }
            let hasFailed = disk.mend()
            let database = try disk.open(failing: false)
            let disagreements = answers.disagreements(with: Self.short(try Self.titles(of: database)))
            #expect(disagreements == [], "operation \(operation)")
            try Self.write("after", to: database)
            database.close()
            refused += answers.full.count + answers.unconfirmed.count
            if !hasFailed { break }
        }
        #expect(refused > 0)
        print("T3 \(kind) disk\(isLasting ? " for good" : ""): points=\(operation) refused=\(refused)")
    }

    @Test func `works again without a restart when it is mended`() throws {
        let disk = try FailingDisk()
        let database = try disk.open()
        try Self.write("before", to: database)
        disk.fail(at: 1, .full, lasting: true)
        #expect(throws: Failure(.storageFull, retryAfter: 60)) { try Self.write("refused", to: database) }
        #expect(database.writer.isRefusing)
        #expect(disk.mend())
        try Self.write("after", to: database)
        #expect(!database.writer.isRefusing)
        #expect(Self.short(try Self.titles(of: database)) == ["before", "after"])
        database.close()
    }

    @Test func `is found mended though nobody writes`() throws {
        let disk = try FailingDisk()
        let database = try disk.open()
        disk.fail(at: 1, .full, lasting: true)
        #expect(throws: Failure.self) { try Self.write("refused", to: database) }
        _ = disk.mend()
        while database.writer.isRefusing { sched_yield() }
        database.close()
    }

    @Test(arguments: [1, 30] as [Int32]) func `makes no answer untrue when memory is short`(_ count: Int32) throws {
        var allocation = 0
        var refused = 0
        while true {
            allocation += 1
            let disk = try FailingDisk()
            let database = try disk.open(failing: false)
            var answers = Answers()
            let place = allocation
            // What is left to do of this command itself may be the first to fail.
            _ = try? database.writer.write { _ in cfault_arm_memory(place, count) }
            for number in 0..<3 { try answers.note("\(number)") { try Self.write("\(number)", to: database) } }
            var hasFailed: Bool?
            while hasFailed == nil {
                // What still fails may refuse this too.
                hasFailed = try? database.writer.write { _ in
                    defer { cfault_arm_memory(0, 0) }
                    return cfault_memory_failed()
                }
            }
            let disagreements = answers.disagreements(with: Self.short(try Self.titles(of: database)))
            #expect(disagreements == [], "allocation \(allocation)")
            database.close()
            refused += answers.full.count + answers.unconfirmed.count
            if hasFailed == false { break }
        }
        #expect(refused > 0)
        print("T3 no memory \(count) times: points=\(allocation) refused=\(refused)")
    }
}
