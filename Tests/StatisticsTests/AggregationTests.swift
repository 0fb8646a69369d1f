import Database
import Endpoints
import Glibc
import Journal
import Kernel
import TestDatabases
import TestFolders
import TestSupport
import Testing

@testable import Statistics

/// How figures are gathered.
@Suite struct `Gathering figures` {
    private let folder = TemporaryFolder()
    private let database: Database
    private static let indicator = Indicator(
        "visits", title: Text(fr: "a", en: "a"), definition: Text(fr: "a", en: "a"), source: .events(["visited"]))

    init() throws {
        var configuration = DatabaseConfiguration.temporary(folder.path + "/db.sqlite")
        configuration.isDurable = false
        database = try Database(
            configuration, migrations: journal(keys: nil, keptForDays: 1).migrations + StatisticsSchema.migrations,
            clock: .fixed(Timestamp("2025-12-31T23:30:00Z")!))
    }

    private func count(_ series: String) throws -> [String: Gathered] {
        try database.makeReader().read { try AggregateTable($0).gathered(series, in: 2026, by: .month) }
    }

    @Test func `takes each entry once, in the month of Paris, however often it is begun again`() throws {
        defer { database.close() }
        try database.writer.write { transaction in
            for _ in 0..<2500 {
                try transaction.journal.append(
                    Event("visited", on: ObjectName(type: "place", id: "1"), audience: [Audience(organisation: "caf")]),
                    by: .service)
            }
        }
        let aggregation = JournalAggregation([Self.indicator])
        #expect(throws: Stop.self) {
            try database.writer.write { transaction in
                _ = try aggregation.step(transaction)
                throw Stop()
            }
        }
        var steps = 0
        while try database.writer.write({ try aggregation.step($0) }) { steps += 1 }
        _ = try database.writer.write { try aggregation.step($0) }
        #expect(steps == 2)
        #expect(try count("visits") == ["2026-01": Gathered(count: 2500, total: 2500)])
        let organisations = try database.makeReader().read {
            try AggregateTable($0).gathered("visits", in: 2026, by: .organisation)
        }
        #expect(organisations["caf"]?.count == 2500)
    }

    @Test func `brings counters into the file, or keeps them for the next time`() throws {
        defer { database.close() }
        let counters = Counters()
        for value in 1...4 { counters.add("calls", category: "a", value: Double(value)) }
        let flush = CounterFlush(counters)
        _ = try database.writer.write { try flush.step($0) }
        _ = try database.writer.write { try flush.step($0) }
        #expect(try count("calls") == ["2026-01": Gathered(count: 4, total: 10)])
        counters.add("calls", category: "a", value: 5)
        #expect(throws: Stop.self) {
            try database.writer.write { transaction in
                _ = try flush.step(transaction)
                throw Stop()
            }
        }
        _ = try database.writer.write { try flush.step($0) }
        #expect(
            try count("calls") == ["2026-01": Gathered(count: 5, total: 15)], "what could not be kept is counted still")
    }

    private struct Stop: Error {}
}
