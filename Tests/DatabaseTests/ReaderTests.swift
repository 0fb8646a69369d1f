import Database
import Kernel
import TestDatabases
import Testing

/// A thread's own way to read.
@Suite struct `A reader` {
    @Test func `sees one state of the data during a read`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.addNote("one")
        try temporary.database.makeReader().read { connection in
            #expect(try connection.value("SELECT count(*) FROM note", as: Int.self) == 1)
            try temporary.addNote("two")
            #expect(try connection.value("SELECT count(*) FROM note", as: Int.self) == 1)
        }
        #expect(try temporary.titles().count == 2)
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `is cut sooner when it keeps a long log from being emptied`() throws {
        let temporary = try TemporaryDatabase()
        let database = temporary.database
        let outcome = BoundedQueue<Problem?>(limit: 1)
        let started = BoundedQueue<Void>(limit: 1)
        let thread = OSThread(named: "reader") {
            do {
                try database.makeReader().read(budget: .seconds(300)) { connection in
                    _ = try connection.value("SELECT count(*) FROM note", as: Int.self)
                    _ = started.push(())
                    try connection.run(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
                }
            } catch { _ = outcome.push((error as? Failure)?.problem) }
        }
        _ = started.takeFirst()
        var writes = 0
        while outcome.count == 0, writes < 1000 {
            try temporary.addNote("\(writes) " + String(repeating: "x", count: 1 << 20))
            writes += 1
        }
        #expect(writes < 1000)
        #expect(outcome.takeFirst() == .readTooLong)
        #expect(database.cutReads == 1)
        thread.join()
    }

    @Test func `may stand beside the one that has it open`() throws {
        let temporary = try TemporaryDatabase()
        try temporary.addNote("a")
        let titles = try temporary.configuration.read { connection in
            try temporary.addNote("b")
            return try connection.all("SELECT title FROM note") { row in try row[0] as String }
        }
        #expect(titles.first == "a")
        #expect(throws: (any Error).self) {
            try temporary.configuration.read { _ = try $0.run("INSERT INTO note (title) VALUES ('c')") }
        }
    }

    @Test func `cannot write`() throws {
        let temporary = try TemporaryDatabase()
        #expect(throws: (any Error).self) {
            try temporary.database.makeReader().read { try $0.run("INSERT INTO note (title) VALUES ('one')") }
        }
        #expect(try temporary.titles() == [])
    }

    @Test func `is cut after its budget, and reads again`() throws {
        let temporary = try TemporaryDatabase()
        let reader = try temporary.database.makeReader()
        let failure = #expect(throws: Failure.self) {
            try reader.read(budget: .milliseconds(10)) { connection in
                try connection.value(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
                    as: Int.self)
            }
        }
        #expect(failure?.problem == .readTooLong)
        #expect(try reader.read { try $0.value("SELECT 1", as: Int.self) } == 1)
    }
}
