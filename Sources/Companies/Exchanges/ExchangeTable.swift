import Database
import Kernel
import Territories

/// The exchanges that are stored.
struct ExchangeTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "exchanges",
        """
        CREATE TABLE companyExchange (
            id TEXT PRIMARY KEY,
            siren INTEGER NOT NULL,
            siret INTEGER,
            fromGroup TEXT NOT NULL REFERENCES companyGroup (id),
            toGroup TEXT NOT NULL REFERENCES companyGroup (id) CHECK (toGroup <> fromGroup),
            question TEXT NOT NULL,
            dueOn TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'answered')),
            settledAt TEXT,
            text TEXT,
            version INTEGER NOT NULL CHECK (version > 0),
            askedBy TEXT NOT NULL,
            askedAt TEXT NOT NULL,
            CHECK ((state = 'asked') = (settledAt IS NULL)),
            CHECK ((state IN ('declined', 'answered')) = (text IS NOT NULL))
        ) STRICT;
        CREATE INDEX companyExchangeFrom ON companyExchange (fromGroup, id);
        CREATE INDEX companyExchangeTo ON companyExchange (toGroup, id);
        """)

    static let sirenMigration = Migration(
        "companies", "exchanges-by-company",
        """
        CREATE INDEX companyExchangeBySiren ON companyExchange (siren, id);
        CREATE INDEX companyExchangeByAsker ON companyExchange (askedBy);
        CREATE INDEX interventionByAuthor ON intervention (createdBy);
        """)

    func find(_ id: CompanyExchange.ID) throws -> CompanyExchange? {
        try connection.first("SELECT * FROM companyExchange WHERE id = \(id)", as: CompanyExchange.init)
    }

    /// Those of some groups, either way, the latest first.
    func all(of groups: [CompanyGroup.ID], before id: CompanyExchange.ID?, limit: Int) throws -> [CompanyExchange] {
        try connection.all(
            """
            SELECT * FROM companyExchange WHERE fromGroup IN (\(each: groups)) AND id < \(id?.description ?? "~")
            UNION
            SELECT * FROM companyExchange WHERE toGroup IN (\(each: groups)) AND id < \(id?.description ?? "~")
            ORDER BY id DESC LIMIT \(limit)
            """, as: CompanyExchange.init)
    }

    /// Those of some groups, either way, about a legal unit; the latest first.
    func all(of groups: [CompanyGroup.ID], on siren: Siren, limit: Int) throws -> [CompanyExchange] {
        try connection.all(
            """
            SELECT * FROM companyExchange
            WHERE siren = \(siren.stored) AND (fromGroup IN (\(each: groups)) OR toGroup IN (\(each: groups)))
            ORDER BY id DESC LIMIT \(limit)
            """, as: CompanyExchange.init)
    }

    func put(_ exchange: CompanyExchange) throws {
        try connection.run(
            """
            INSERT INTO companyExchange (id, siren, siret, fromGroup, toGroup, question, dueOn, state, settledAt, text, version,
                askedBy, askedAt)
            VALUES (\(exchange.id), \(exchange.siren.stored), \(exchange.siret?.stored), \(exchange.from), \(exchange.to),
                \(exchange.question), \(exchange.dueOn), \(exchange.state.name), \(exchange.state.settledAt),
                \(exchange.state.text), \(exchange.version), \(exchange.askedBy), \(exchange.askedAt))
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, settledAt = excluded.settledAt, text = excluded.text,
                version = excluded.version
            """)
    }
}

extension CompanyExchange {
    init(_ row: borrowing Row) throws {
        let siren: Int64 = try row["siren"]
        let siret: Int64? = try row["siret"]
        let name: String = try row["state"]
        let settledAt: Timestamp? = try row["settledAt"]
        let text: LongText? = try row["text"]
        let state: State
        switch (name, settledAt, text) {
        case ("asked", nil, nil): state = .asked
        case ("accepted", let at?, nil): state = .accepted(at: at)
        case ("declined", let at?, let text?): state = .declined(at: at, reason: text)
        case ("answered", let at?, let text?): state = .answered(at: at, answer: text)
        default: throw DatabaseError(.unreadable, "companyExchange.state")
        }
        guard let siren = Siren(stored: siren) else { throw DatabaseError(.unreadable, "companyExchange.siren") }
        self.init(
            id: try row["id"], siren: siren, siret: siret.flatMap { Siret(stored: $0) }, from: try row["fromGroup"],
            to: try row["toGroup"], question: try row["question"], dueOn: try row["dueOn"], state: state,
            version: try row["version"], askedBy: try row["askedBy"], askedAt: try row["askedAt"])
    }
}
