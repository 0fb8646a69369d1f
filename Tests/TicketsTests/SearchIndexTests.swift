import Crypto
import Database
import Endpoints
import HTTP
import Kernel
import LocalClient
import TestDatabases
import TestFolders
import TestSupport
import Testing

@testable import Tickets

/// The search index by itself: what waits to be put in, and how much a beginning of words would gather.
@Suite struct `The search index` {
    private let folder = TemporaryFolder()
    private let database: Database
    private let audience = Audiences("g7")!

    init() throws {
        database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: TicketsSchema.migrations)
    }

    private func entry(_ number: Int) -> SearchTable.Entry {
        SearchTable.Entry(number: number, text: "Zibeline mot\(number)", isNote: false)
    }

    private func write(_ numbers: some Sequence<Int> & Sendable) throws {
        try database.writer.write { transaction in
            for number in numbers { SearchTable(transaction).insert(entry(number), for: audience) }
        }
    }

    private func found(_ words: String) throws -> [Int] {
        let match = try #require(SearchTable.match(words, words: [], notes: [7]))
        return try database.writer.write { transaction in
            try transaction.connection.all(
                "SELECT rowid FROM ticketText WHERE ticketText MATCH \(match) ORDER BY rowid"
            ) { row in try row[0] }
        }
    }

    @Test func `has few words at once, and many soon`() throws {
        try write(1...3)
        #expect(try found("zibeline") == [1, 2, 3])
        try write(11...30)
        #expect(try found("zibeline") == [1, 2, 3])
        #expect(try database.writer.write { try SearchTable($0).insertWaiting() } == false)
        #expect(try found("zibeline") == [1, 2, 3] + Array(11...30))
        #expect(try database.writer.write { try SearchTable($0).insertWaiting() } == false)
        #expect(try found("mot30") == [30])
    }

    @Test func `lets go of words that wait as of those that it has`() throws {
        try write(1...20)
        try database.writer.write { transaction in
            let table = SearchTable(transaction)
            // Taken back while they wait; one put in anew for others in the same commit, as when a ticket goes elsewhere.
            table.remove(entry(5), for: audience)
            table.remove(entry(6), for: audience)
            _ = try table.insertWaiting()
            table.insert(entry(6), for: Audiences("g8")!)
        }
        #expect(try found("zibeline") == (1...20).filter { $0 != 5 && $0 != 6 })
        try database.writer.write { transaction in SearchTable(transaction).remove(entry(4), for: audience) }
        #expect(try found("mot4") == [])
        let whole = try database.writer.write { transaction in
            if TestDatabase.isSQLite {
                try transaction.connection.run("INSERT INTO ticketText (ticketText) VALUES ('integrity-check')")
            }
            return try transaction.connection.value("SELECT count(*) FROM ticketTextWaiting", as: Int.self)
        }
        #expect(whole == 0)
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `knows how much a beginning of words would gather`() throws {
        try database.writer.write { transaction in
            for number in 1000..<7000 {
                try transaction.connection.run(
                    """
                    INSERT INTO ticketText (rowid, words, notes, readers)
                    VALUES (\(number), \("zibeline\(number) autre\(number)"), '', 'g7')
                    """)
            }
        }
        let pages = try database.writer.write { transaction in
            try ["zibeline", "zibeline1", "zibeline1234", "quatrefages"].map {
                try SearchBreadth(transaction.connection).pages($0)
            }
        }
        #expect(pages[0] > pages[1] && pages[1] > pages[2], "\(pages)")
        #expect(pages[2] <= 1 && pages[3] == 0, "\(pages)")
    }

    @Test(.enabled(if: !TestDatabase.isSQLite, "SQLite tells beforehand, and is not cut"))
    func `refuses a beginning of words that a server was cut gathering`() throws {
        let database = self.database
        let someone = Perimeter(principal: .account("a"), states: [.open], departements: nil, words: .participants)
        _ = try database.writer.write { try PrincipalTable($0.connection).numberMade(for: someone.principal) }
        let codes = try database.writer.write { transaction in
            // Until the transaction ends, nobody reads the index.
            try transaction.connection.run("LOCK TABLE ticketText IN ACCESS EXCLUSIVE MODE")
            return ["zibel*", "zibeline"].map { words in
                let failure = #expect(throws: Failure.self) {
                    try database.makeReader().read(budget: .milliseconds(100)) { connection in
                        try SearchListing(
                            connection: connection, filter: TicketFilter(), perimeters: [someone], account: "a",
                            now: transaction.now
                        ).tickets(words, before: nil, limit: 1)
                    }
                }
                return failure?.fields.first?.code ?? failure?.problem.code
            }
        }
        #expect(codes == ["too-broad", "read-too-long"])
    }
}

/// Beginnings of words, asked for by who may find little.
@Suite(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite)) struct `A beginning of words` {
    @Test func `that too many words share is refused before anything is gathered, and with another letter is found`()
        throws
    {
        let broad = Feature(
            name: "broad",
            beforeServing: { database in
                let end = String(repeating: "x", count: 60)
                let words = (10_000..<40_000).map { "zibeline\($0)\(end)" }.joined(separator: " ")
                _ = try database.writer.write { transaction in
                    try transaction.connection.run(
                        "INSERT INTO ticketText (rowid, words, notes, readers) VALUES (1, \(words), '', '')")
                }
            })
        let office = try TicketOffice(extra: [broad])
        try office.staff("Anne", "Luc")
        let id = try office.open("Anne", office.order(subject: "Zibelunes perdues"))
        for person in ["Luc", "Anne"] {
            let refused = try office[person].get("/v1/tickets?q=zibel*")
            #expect(refused.status == 400 && refused.fault == "?q too-broad", "\(refused.text)")
            #expect(try office[person].get("/v1/tickets?q=zibelu*").items("id") == [id])
            #expect(try office[person].get("/v1/tickets?q=zibelunes").items("id") == [id])
        }
    }
}

/// Stretches of lists merged in their order.
@Suite struct `Merged stretches` {
    @Test(arguments: 1...40) func `are as all of them sorted, each once, whatever is read at a time`(seed: Int) throws {
        var random = SeededNumbers(state: UInt64(seed))
        let stretches = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            Set((0..<Int.random(in: 0...60, using: &random)).map { _ in Int.random(in: 0...99, using: &random) })
                .sorted(by: >)
        }
        let start = Bool.random(using: &random) ? nil : Int.random(in: 0...99, using: &random)
        let limit = Int.random(in: 1...70, using: &random)
        var merged = MergedStretches(
            stretches.map { stretch in
                { place, count in
                    stretch.filter { $0 < place?.number ?? .max }.prefix(count).map {
                        ListingTable.Found(number: $0, moment: 0)
                    }
                }
            }, after: start.map { ListingTable.Found(number: $0, moment: 0) }, of: limit,
            inOrder: { $0.number > $1.number })
        var found: [Int] = []
        while found.count < limit, let next = try merged.next() { found.append(next.number) }
        let all = Set(stretches.joined()).filter { $0 < start ?? .max }.sorted(by: >)
        #expect(found == Array(all.prefix(limit)))
    }
}
