import Crypto
import Database
import Directory
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Tickets

/// No list walks a big table: the engine says so itself of every stretch that a list or a search has it walk.
@Suite(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite)) struct `The plans of lists` {
    private let folder = TemporaryFolder()
    private let database: Database

    /// However few changes there are, they are too many to be gone through.
    private static let always = -1_000_000

    private static let principals: [Principal] = [
        .everything, .account("a"), .unit("0190b0e0-0000-7000-8000-000000000001"), .creatorUnit("u"),
        .organisation("caf"), .creatorOrganisation("caf"), .departement("14"),
        .organisationIn("caf", departement: "14"), .creatorOrganisationIn("caf", departement: "14"),
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
        for filter in Self.filters where filter.order != .due || filter.urgency == nil {
            let plans = try plans(of: filter, for: principal, few: -1)
            #expect(!plans.isEmpty)
            for plan in plans { #expect(Self.faults(plan).isEmpty, "\(filter): \(plan)") }
        }
    }

    @Test(arguments: principals)
    func `sort what was changed and what is due for those alone who see few, found by an index`(
        principal: Principal
    ) throws {
        for filter in Self.filters where filter.order == .updated || filter.order == .due {
            let plans = try plans(of: filter, for: principal, few: 4000)
            #expect(!plans.isEmpty)
            let index = filter.urgency == nil ? "PRIMARY KEY" : "INDEX ticketSightUrgent"
            for plan in plans {
                #expect(Self.faults(plan) == ["USE TEMP B-TREE FOR ORDER BY"], "\(filter): \(plan)")
                #expect(plan.first?.hasPrefix("SEARCH s USING \(index) (principal=?") == true, "\(plan)")
            }
        }
    }

    @Test func `go through what was changed when that is little, however few tickets there are to be sorted`() throws {
        let filter = TicketFilter(updatedSince: Timestamp("2026-03-02T09:00:00Z"), order: .updated)
        let plans = try plans(of: filter, for: Self.principals[1], few: 4000, fewChanges: 500)
        #expect(!plans.isEmpty)
        for plan in plans {
            #expect(Self.faults(plan).isEmpty, "\(plan)")
            #expect(plan.first?.contains("COVERING INDEX ticketByUpdate") == true, "\(plan)")
        }
    }

    @Test func `go through the narrowest stretch that has a number`() {
        let slug = Organisation.Slug("caf")
        let unit = Unit.ID("0190b0e0-0000-7000-8000-000000000001")!
        let cases: [(TicketFilter, Principal, Principal)] = [
            (TicketFilter(departement: "14"), .everything, .departement("14")),
            (TicketFilter(organisation: slug), .everything, .organisation("caf")),
            (
                TicketFilter(organisation: slug, departement: "14"), .everything,
                .organisationIn("caf", departement: "14")
            ),
            (TicketFilter(organisation: slug), .departement("14"), .organisationIn("caf", departement: "14")),
            (TicketFilter(departement: "14"), .organisation("caf"), .organisationIn("caf", departement: "14")),
            (
                TicketFilter(departement: "14"), .creatorOrganisation("maison"),
                .creatorOrganisationIn("maison", departement: "14")
            ),
            (TicketFilter(unit: unit, departement: "14"), .organisation("caf"), .unit(unit.description)),
            (TicketFilter(departement: "14"), .account("a"), .account("a")),
        ]
        for (filter, principal, walked) in cases {
            #expect(filter.principal(within: principal) == walked, "\(filter) within \(principal)")
        }
        func parts(_ principal: Principal) -> Set<Principal> {
            Set(
                Perimeter(principal: principal, states: [.open], departements: ["14", "61"], words: .none)
                    .parts.map(\.principal))
        }
        #expect(
            parts(.organisation("caf"))
                == [.organisationIn("caf", departement: "14"), .organisationIn("caf", departement: "61")])
        #expect(parts(.unit("u")) == [.unit("u")])
    }

    @Test(arguments: [TicketFilter.Order.updated, .due])
    func `give what was changed and what is late alike, gathered or walked, page after page`(
        order: TicketFilter.Order
    ) throws {
        var random = SeededNumbers(state: 7)
        let states: [TicketState] = [.open, .inProgress, .resolved]
        let rows = (1...120).map { number in
            (number, state: states.randomElement(using: &random)!, minute: Int64.random(in: 0..<40, using: &random))
        }
        let start = Timestamp("2026-03-02T09:00:00Z")!
        let seen = try database.writer.write { transaction in
            let connection = transaction.connection
            for (number, state, minute) in rows {
                let at = start.adding(seconds: minute * 60)
                try connection.run(
                    """
                    INSERT INTO ticket (number, id, reference, version, state, subject, category, urgency, commune,
                        departement, creator, creatorName, creatorUnit, creatorOrganisation, lastPlace, lastOpenPlace,
                        audience, createdAt, updatedAt, activeAt, dueAt)
                    VALUES (\(number), \("t\(number)"), \("r\(number)"), 1, \(state.rawValue), '', 'logement', 'normal',
                        '14762', '14', 'a', '', 'u', 'caf', 0, 0, '', \(start), \(at), \(at),
                        \(state == .resolved ? nil : at))
                    """)
                guard number % 3 > 0 else { continue }
                try connection.run(
                    """
                    INSERT INTO ticketSight (principal, state, ticket, departement, dueAt, urgency)
                    VALUES (\(try PrincipalTable(connection).number(of: .account("a"))), \(state.place), \(number), '14',
                        \(state == .resolved ? nil : at.milliseconds), 0)
                    """)
            }
            var filter = TicketFilter(isLate: order == .due, order: order)
            if order == .updated { filter.updatedSince = start.adding(seconds: 600) }
            return try [-1, 4000].map { few in
                let table = ListingTable(
                    connection: connection, filter: filter,
                    perimeters: [
                        Perimeter(
                            principal: .account("a"), states: [.open, .resolved], departements: nil, words: .agents)
                    ], account: "a", now: start.adding(seconds: 1800), few: few,
                    fewChanges: Self.always)
                var found: [Int] = []
                var place: ListingTable.Found?
                while case let page = try table.tickets(after: place, limit: 7), let last = page.last {
                    found += page.map(\.number)
                    place = last
                }
                return found
            }
        }
        let expected = rows.filter { number, state, minute in
            number % 3 > 0
                && (order == .updated ? minute >= 10 && state != .inProgress : minute <= 30 && state == .open)
        }.sorted { ($0.minute, $0.0) < ($1.minute, $1.0) }.map(\.0)
        #expect(expected.count > 14 && seen == [expected, expected])
    }

    /// What the engine would do for each stretch.
    private func plans(
        of filter: TicketFilter, for principal: Principal, few: Int, fewChanges: Int = Self.always
    ) throws -> [[String]] {
        let perimeter = Perimeter(
            principal: principal, states: Set(TicketState.allCases), departements: nil, words: .agents)
        return try database.writer.write { transaction in
            try ListingTable(
                connection: transaction.connection, filter: filter, perimeters: [perimeter], account: "a",
                now: transaction.now, few: few, fewChanges: fewChanges
            ).stretches().map {
                try Self.plan($0(ListingTable.Found(number: 9, moment: 9), 51), transaction.connection)
            }
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
