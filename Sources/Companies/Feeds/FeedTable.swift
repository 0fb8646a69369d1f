import Crypto
import Database
import JSON
import Kernel

/// The feeds that are stored.
struct FeedTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "partner-feeds",
        """
        CREATE TABLE partnerFeed (
            agreement TEXT PRIMARY KEY REFERENCES companyAgreement (id) ON DELETE CASCADE,
            declaration TEXT NOT NULL,
            secret BLOB,
            version INTEGER NOT NULL CHECK (version > 0),
            nextAt TEXT NOT NULL,
            leaseUntil TEXT,
            since TEXT,
            lastAt TEXT,
            lastOutcome TEXT CHECK ((lastOutcome IS NULL) = (lastAt IS NULL)),
            lastDeposit TEXT,
            failures INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX partnerFeedByTurn ON partnerFeed (nextAt);
        """)

    /// Seconds for which whoever took a feed has it for themself: longer than any pull.
    static let lease: Int64 = 3600

    func find(_ agreement: Agreement.ID) throws -> PartnerFeed? {
        try connection.first("SELECT * FROM partnerFeed WHERE agreement = \(agreement)", as: PartnerFeed.init)
    }

    func put(_ feed: PartnerFeed) throws {
        let declaration = String(decoding: try JSONEncoder.encode(feed.declaration), as: UTF8.self)
        try connection.run(
            """
            REPLACE INTO partnerFeed (agreement, declaration, secret, version, nextAt)
            VALUES (\(feed.agreement), \(declaration), \(feed.secret), \(feed.version), \(feed.nextAt))
            """)
    }

    func drop(_ agreement: Agreement.ID) throws -> Bool {
        try connection.run("DELETE FROM partnerFeed WHERE agreement = \(agreement)") > 0
    }

    /// Takes the next feed whose turn it is, unless somebody has it.
    func takeNext(at now: Timestamp) throws -> PartnerFeed? {
        let next = try connection.first(
            """
            SELECT * FROM partnerFeed WHERE nextAt <= \(now) AND (leaseUntil IS NULL OR leaseUntil <= \(now))
            ORDER BY nextAt LIMIT 1
            """, as: PartnerFeed.init)
        guard let next, try take(next.agreement, at: now) else { return nil }
        return next
    }

    /// Takes a feed; whether nobody had it.
    func take(_ agreement: Agreement.ID, at now: Timestamp) throws -> Bool {
        try connection.run(
            """
            UPDATE partnerFeed SET leaseUntil = \(now.adding(seconds: FeedTable.lease))
            WHERE agreement = \(agreement) AND (leaseUntil IS NULL OR leaseUntil <= \(now))
            """) > 0
    }

    /// Gives a feed back, with how its pull ended.
    func finish(_ feed: PartnerFeed) throws {
        try connection.run(
            """
            UPDATE partnerFeed SET nextAt = \(feed.nextAt), since = \(feed.since),
                lastAt = \(feed.last?.at), lastOutcome = \(feed.last?.code), lastDeposit = \(feed.last?.deposit),
                failures = \(feed.failures)
            WHERE agreement = \(feed.agreement) AND version = \(feed.version)
            """)
        try connection.run("UPDATE partnerFeed SET leaseUntil = NULL WHERE agreement = \(feed.agreement)")
    }
}

extension PartnerFeed {
    init(_ row: borrowing Row) throws {
        let text: String = try row["declaration"]
        let lastAt: Timestamp? = try row["lastAt"]
        let code: String? = try row["lastOutcome"]
        let deposit: Identifier<Deposit>? = try row["lastDeposit"]
        guard let tape = try? JSONTape(Array(text.utf8)),
            let declaration = try? JSONDecoder.decode(FeedDeclaration.self, from: tape)
        else { throw DatabaseError(.unreadable, "a row of partnerFeed") }
        self.init(
            agreement: try row["agreement"], declaration: declaration, secret: try row["secret"],
            version: try row["version"], nextAt: try row["nextAt"], since: try row["since"],
            last: lastAt.flatMap { at in code.map { Outcome(at: at, code: $0, deposit: deposit) } },
            failures: try row["failures"])
    }
}
