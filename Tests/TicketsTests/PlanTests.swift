import Crypto
import Database
import Directory
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Tickets

/// No list walks a big table: the engine says so itself of every stretch that a list or a search has it walk.
@Suite struct `The plans of lists` {
    private let folder = TemporaryFolder()
    private let database: Database

    private static let principals: [Principal] = [
        .everything, .account("a"), .unit("0190b0e0-0000-7000-8000-000000000001"), .creatorUnit("u"),
        .organisation("caf"), .creatorOrganisation("caf"), .departement("14"),
    ]

    init() throws {
        database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: TicketsSchema.migrations)
        try database.writer.write { transaction in
            for principal in Self.principals.dropFirst() {
                _ = try PrincipalTable(transaction.connection).numberMade(for: principal)
            }
        }
    }

    private static let filters: [TicketFilter] = [
        TicketFilter(), TicketFilter(order: .oldest), TicketFilter(order: .due),
        TicketFilter(isLate: true, order: .due), TicketFilter(states: [.open]),
        TicketFilter(organisation: Organisation.Slug("caf")),
        TicketFilter(unit: Unit.ID("0190b0e0-0000-7000-8000-000000000001")), TicketFilter(departement: "14"),
        TicketFilter(urgency: .normal), TicketFilter(urgency: .critical),
        TicketFilter(urgency: .urgent, order: .due), TicketFilter(category: CategoryCode("logement")),
        TicketFilter(isUnread: true), TicketFilter(from: Day("2026-03-02"), until: Day("2026-03-03")),
        TicketFilter(states: [.open], departement: "14", urgency: .critical, isUnread: true),
        TicketFilter(updatedSince: Timestamp("2026-03-02T09:00:00Z"), order: .updated),
        TicketFilter(
            category: CategoryCode("logement"), updatedSince: Timestamp("2026-03-02T09:00:00Z"), order: .updated),
        TicketFilter(isLate: true, updatedSince: Timestamp("2026-03-02T09:00:00Z"), order: .due),
    ]

    @Test(arguments: principals) func `search an index for every filter`(principal: Principal) throws {
        for filter in Self.filters {
            let perimeter = Perimeter(
                principal: principal, states: Set(TicketState.allCases), departements: nil, words: .agents)
            let plans = try database.writer.write { transaction in
                try ListingTable(
                    connection: transaction.connection, filter: filter, perimeters: [perimeter], account: "a",
                    now: transaction.now
                ).stretches().map {
                    try Self.plan($0(ListingTable.Found(number: 9, moment: 9), 51), transaction.connection)
                }
            }
            #expect(!plans.isEmpty)
            for plan in plans { #expect(Self.faults(plan).isEmpty, "\(filter): \(plan)") }
        }
    }

    @Test func `find words in the order of the list`() throws {
        for filter in Self.filters where filter.order == .newest {
            let perimeters = [Perimeter.Words.participants, .agents].map {
                Perimeter(principal: .account("a"), states: [.open], departements: nil, words: $0)
            }
            let plan = try database.writer.write { transaction in
                let search = SearchListing(
                    connection: transaction.connection, filter: filter, perimeters: perimeters, account: "a",
                    now: transaction.now)
                return try Self.plan(#require(try search.statement("apl", before: 9)), transaction.connection)
            }
            #expect(plan.first?.contains("VIRTUAL TABLE INDEX") == true, "\(plan)")
            #expect(Self.faults(Array(plan.dropFirst())).isEmpty, "\(filter): \(plan)")
        }
    }

    /// What the engine would do.
    private static func plan(_ sql: SQL, _ connection: Connection) throws -> [String] {
        try connection.all("EXPLAIN QUERY PLAN \(sql)") { row in try row[3] }
    }

    /// The steps that walk a table, or sort what was found.
    private static func faults(_ plan: [String]) -> [String] {
        plan.filter { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }
    }
}
