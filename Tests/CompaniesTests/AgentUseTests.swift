import Database
import Endpoints
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Companies

/// Telling when an agent consults much more than they use to.
@Suite struct `An unusual use` {
    private let folder = TemporaryFolder()
    private let database: Database

    init() throws {
        database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: CompaniesSchema.migrations)
    }

    private func told(_ consultations: Int, on day: Int) throws -> Int? {
        let day = try #require(Day(daysSinceEpoch: 20_000 + day))
        return try database.writer.write { transaction in
            try AgentUseTable(transaction.connection).add(consultations, by: "agent", on: day)
        }
    }

    @Test func `is more than three times the median, told once a day`() throws {
        defer { database.close() }
        for (day, count) in [12, 10, 400, 9, 11].enumerated() {
            #expect(try told(count, on: day) == nil, "too few days")
        }
        #expect(try told(33, on: 5) == nil, "three times 11")
        #expect(try told(1, on: 5) == 34)
        #expect(try told(50, on: 5) == nil, "told already")
        #expect(try told(20, on: 6) == nil)
        #expect(try told(17, on: 6) == 37, "the median is 12 now: what a day adds up to counts")
    }

    @Test func `is nothing below thirty, and is forgotten after ninety days`() throws {
        defer { database.close() }
        for day in 0..<5 { _ = try told(1, on: day) }
        #expect(try told(29, on: 5) == nil)
        #expect(try told(1, on: 5) == 30)
        let later = try #require(Day(daysSinceEpoch: 20_100))
        let count = try database.writer.write { transaction in
            #expect(try !AgentUseTable(transaction.connection).dropOld(on: later))
            return try transaction.connection.value("SELECT count(*) FROM companyAgentUse", as: Int.self)
        }
        #expect(count == 0)
    }

    @Test func `is added up from all processes, and its agent counted once a day`() throws {
        defer { database.close() }
        let counters = Counters()
        let ada = Caller(identity: .person(Person(account: "ada", session: "s", grants: [])), request: "r")
        let day = try #require(Day(daysSinceEpoch: 20_000))
        for process in [AgentUse(), AgentUse()] {
            process.count(ada, on: day)
            process.count(ada, on: day)
            // What could not be written down is still to be.
            #expect(throws: Stop.self) {
                try database.writer.write { transaction in
                    _ = try process.settle(in: transaction, counters)
                    throw Stop()
                }
            }
            #expect(try !database.writer.write { try process.settle(in: $0, counters) })
        }
        #expect(counters.counted.values.map(\.count) == [1])
        let count = try database.makeReader().read {
            try $0.value("SELECT count FROM companyAgentUse WHERE account = 'ada'", as: Int.self)
        }
        #expect(count == 4)
    }

    private struct Stop: Error {}
}
