import Database
import Endpoints
import Kernel

/// Judges the rows of a deposit and keeps those that hold apart, until all are applied at once: however long the file is, only a
/// piece of it is in memory.
struct DepositStep {
    private let agreement: Agreement
    private let deposit: Identifier<Deposit>
    private let connection: Connection

    init(_ agreement: Agreement, _ deposit: Identifier<Deposit>, _ connection: Connection) {
        self.agreement = agreement
        self.deposit = deposit
        self.connection = connection
    }

    static let migration = Migration(
        "companies", "rows-of-deposits",
        """
        CREATE TABLE depositRow (
            deposit TEXT NOT NULL,
            siret INTEGER NOT NULL,
            data TEXT NOT NULL,
            dataDate TEXT,
            isChange INTEGER NOT NULL CHECK (isChange IN (0, 1)),
            PRIMARY KEY (deposit, siret)
        ) STRICT, WITHOUT ROWID;
        """)

    /// Several records of one establishment, told apart by their keys.
    static let keyMigration = Migration(
        "companies", "keys-of-rows-of-deposits",
        """
        DROP TABLE depositRow;
        CREATE TABLE depositRow (
            deposit TEXT NOT NULL,
            siret INTEGER NOT NULL,
            recordKey TEXT NOT NULL,
            data TEXT NOT NULL,
            dataDate TEXT,
            isChange INTEGER NOT NULL CHECK (isChange IN (0, 1)),
            PRIMARY KEY (deposit, siret, recordKey)
        ) STRICT, WITHOUT ROWID;
        """)

    /// Judges a row. One that says the same of a record as one before it is a duplicate; one that says something else is
    /// refused, since nobody could tell which is right.
    func stage(_ row: DepositRow) throws -> RowReport.Line {
        let content: DepositRow.Content
        switch row.result {
        case .failure(let failure): return refused(row, failure)
        case .success(let read): content = read
        }
        if let earlier = try staged(content) {
            guard earlier == content else { return refused(row, DepositStep.contradiction) }
            return RowReport.Line(line: row.line, outcome: "duplicate", id: nil, failure: nil)
        }
        guard
            try agreement.isInvented(content.siret)
                || EstablishmentTable(connection).fingerprint(of: content.siret) != nil
        else {
            return refused(row, .unknownEstablishment)
        }
        let known = try AgreementTable(connection).record(content.key, of: content.siret, under: agreement.id)
        let isSame = known?.data == content.data && (content.dataDate == nil || known?.dataDate == content.dataDate)
        try connection.run(
            """
            INSERT INTO depositRow (deposit, siret, recordKey, data, dataDate, isChange)
            VALUES (\(deposit), \(content.siret), \(content.key), \(content.data), \(content.dataDate), \(!isSame))
            """)
        return RowReport.Line(
            line: row.line, outcome: known == nil ? "created" : isSame ? "unchanged" : "updated", id: nil, failure: nil)
    }

    /// Keeps all that was judged to hold; gives how many records changed.
    func apply(at now: Timestamp) throws -> Int {
        try connection.run(
            """
            REPLACE INTO partnerRecord (siret, agreement, recordKey, data, dataDate, receivedAt)
            SELECT siret, \(agreement.id), recordKey, data, coalesce(dataDate, \(now.day)), \(now) FROM depositRow
            WHERE deposit = \(deposit) AND isChange = 1
            """)
    }

    /// Lets go of some of the rows that were kept apart; whether there may be more.
    func clear() throws -> Bool {
        try connection.run(
            """
            DELETE FROM depositRow WHERE (deposit, siret, recordKey) IN (
                SELECT deposit, siret, recordKey FROM depositRow WHERE deposit = \(deposit) LIMIT 5000)
            """) == 5000
    }

    /// What an earlier row says of the same record.
    private func staged(_ content: DepositRow.Content) throws -> DepositRow.Content? {
        try connection.first(
            """
            SELECT data, dataDate FROM depositRow
            WHERE deposit = \(deposit) AND siret = \(content.siret) AND recordKey = \(content.key)
            """
        ) { row in
            DepositRow.Content(siret: content.siret, key: content.key, data: try row[0], dataDate: try row[1])
        }
    }

    private func refused(_ row: DepositRow, _ failure: Failure) -> RowReport.Line {
        RowReport.Line(line: row.line, outcome: "refused", id: nil, failure: failure)
    }

    private static let contradiction = Failure.invalid(
        "/siret", "contradiction",
        Text(
            fr: "Une ligne plus haut dit autre chose du même établissement.",
            en: "A line above says something else of the same establishment."))
}
