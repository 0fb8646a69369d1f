import Database
import JSON
import Kernel
import Territories

/// The agreements that are stored, and what was deposited under them.
struct AgreementTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "agreements",
        """
        CREATE TABLE companyAgreement (
            id TEXT PRIMARY KEY,
            partner TEXT NOT NULL,
            organisation TEXT NOT NULL,
            legalBasis TEXT NOT NULL,
            purposes TEXT NOT NULL,
            section TEXT NOT NULL,
            scopes TEXT NOT NULL,
            recipients TEXT NOT NULL,
            retentionDays INTEGER NOT NULL CHECK (retentionDays > 0),
            startsOn TEXT NOT NULL,
            endsOn TEXT NOT NULL CHECK (endsOn >= startsOn),
            mapping TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0)
        ) STRICT;

        CREATE TABLE partnerRecord (
            siret INTEGER NOT NULL,
            agreement TEXT NOT NULL REFERENCES companyAgreement (id),
            data TEXT NOT NULL,
            dataDate TEXT NOT NULL,
            receivedAt TEXT NOT NULL,
            PRIMARY KEY (siret, agreement)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX partnerRecordByAge ON partnerRecord (agreement, receivedAt);

        CREATE TABLE deposit (
            id TEXT PRIMARY KEY,
            agreement TEXT NOT NULL REFERENCES companyAgreement (id),
            receivedAt TEXT NOT NULL,
            author TEXT NOT NULL,
            report TEXT NOT NULL
        ) STRICT;
        """)

    /// Several records of an establishment under one agreement, and agreements that are tried out.
    static let keyMigration = Migration(
        "companies", "keys-of-partner-records",
        """
        CREATE TABLE keyedRecord (
            siret INTEGER NOT NULL,
            agreement TEXT NOT NULL REFERENCES companyAgreement (id),
            recordKey TEXT NOT NULL,
            data TEXT NOT NULL,
            dataDate TEXT NOT NULL,
            receivedAt TEXT NOT NULL,
            PRIMARY KEY (siret, agreement, recordKey)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO keyedRecord (siret, agreement, recordKey, data, dataDate, receivedAt)
            SELECT siret, agreement, '', data, dataDate, receivedAt FROM partnerRecord;
        DROP TABLE partnerRecord;
        ALTER TABLE keyedRecord RENAME TO partnerRecord;
        CREATE INDEX partnerRecordByAge ON partnerRecord (agreement, receivedAt);
        ALTER TABLE companyAgreement ADD COLUMN isTrial INTEGER NOT NULL DEFAULT 0 CHECK (isTrial IN (0, 1));
        ALTER TABLE companyAgreement ADD COLUMN checkedAt TEXT;
        ALTER TABLE companyAgreement ADD COLUMN isPassed INTEGER
            CHECK (isPassed IN (0, 1) AND (isPassed IS NULL) = (checkedAt IS NULL));
        """)

    func find(_ id: Agreement.ID) throws -> Agreement? {
        try connection.first("SELECT * FROM companyAgreement WHERE id = \(id)", as: Agreement.init)
    }

    func all() throws -> [Agreement] {
        try connection.all("SELECT * FROM companyAgreement ORDER BY id LIMIT 500", as: Agreement.init)
    }

    func put(_ agreement: Agreement) throws {
        let purposes = agreement.purposes.map(\.rawValue).sorted().joined(separator: " ")
        let mapping = String(decoding: try JSONEncoder.encode(agreement.mapping), as: UTF8.self)
        try connection.run(
            """
            INSERT INTO companyAgreement (id, partner, organisation, legalBasis, purposes, section, scopes, recipients,
                retentionDays, startsOn, endsOn, mapping, isTrial, version)
            VALUES (\(agreement.id), \(agreement.partner), \(agreement.organisation), \(agreement.legalBasis), \(purposes),
                \(agreement.section.rawValue), \(CompanyScope.text(agreement.scopes)), \(agreement.recipients),
                \(agreement.retentionDays), \(agreement.startsOn), \(agreement.endsOn), \(mapping), \(agreement.isTrial), \(agreement.version))
            """)
    }

    /// Notes how a check went.
    func put(_ check: Agreement.Check, of agreement: Agreement.ID) throws {
        try connection.run(
            """
            UPDATE companyAgreement SET checkedAt = \(check.at), isPassed = \(check.isPassed) WHERE id = \(agreement)
            """)
    }

    /// Ends a trial; what was tried is dropped.
    func activate(_ agreement: Agreement.ID, at now: Timestamp) throws {
        try connection.run("DELETE FROM partnerRecord WHERE agreement = \(agreement)")
        try connection.run("UPDATE partnerFeed SET since = NULL, nextAt = \(now) WHERE agreement = \(agreement)")
        try connection.run("UPDATE companyAgreement SET isTrial = 0, version = version + 1 WHERE id = \(agreement)")
    }

    /// One record of an establishment.
    func record(_ key: String, of siret: Int64, under agreement: Agreement.ID) throws -> PartnerRecord? {
        try connection.first(
            """
            SELECT recordKey, data, dataDate, receivedAt FROM partnerRecord
            WHERE siret = \(siret) AND agreement = \(agreement) AND recordKey = \(key)
            """, as: PartnerRecord.init)
    }

    /// All records of an establishment, the latest data first.
    func records(of siret: Int64, under agreement: Agreement.ID) throws -> [PartnerRecord] {
        try connection.all(
            """
            SELECT recordKey, data, dataDate, receivedAt FROM partnerRecord
            WHERE siret = \(siret) AND agreement = \(agreement) ORDER BY dataDate DESC, recordKey DESC
            LIMIT \(PartnerRecord.shown)
            """, as: PartnerRecord.init)
    }

    /// What partners whose agreement is in force say of an establishment, as far as it counts today.
    func records(of siret: Siret, on day: Day) throws -> [(agreement: Agreement, records: [PartnerRecord])] {
        try all().filter { $0.isInForce(on: day) }.compactMap { agreement in
            let all = try records(of: siret.stored, under: agreement.id)
            let counting = agreement.section == .restructuring ? Restructuring.counting(all, on: day) : all
            return counting.isEmpty ? nil : (agreement, counting)
        }
    }

    /// The parts of sheets in which partners said something after an instant, of those that a reader may know.
    func sections(
        changedIn sirets: ClosedRange<Int64>, since instant: Timestamp, on day: Day, for clearance: Clearance
    ) throws -> [SectionCode] {
        let changed = try all().filter { $0.isInForce(on: day) && $0.scopes.allSatisfy(clearance.has) }.filter {
            try connection.value(
                """
                SELECT 1 FROM partnerRecord
                WHERE siret BETWEEN \(sirets.lowerBound) AND \(sirets.upperBound) AND agreement = \($0.id)
                    AND receivedAt > \(instant) LIMIT 1
                """, as: Int.self) != nil
        }
        return SectionCode.allCases.filter { code in changed.contains { $0.section == code } }
    }

    /// Lets go of what was kept for long enough; whether there may be more.
    func dropOld(at now: Timestamp) throws -> Bool {
        var dropped = 0
        for agreement in try all() {
            let days =
                agreement.isTrial ? min(agreement.retentionDays, Agreement.trialRetentionDays) : agreement.retentionDays
            let oldest = now.adding(seconds: -Int64(days) * 86_400)
            dropped += try connection.run(
                """
                DELETE FROM partnerRecord WHERE (siret, agreement, recordKey) IN (
                    SELECT siret, agreement, recordKey FROM partnerRecord
                    WHERE agreement = \(agreement.id) AND receivedAt < \(oldest) LIMIT 500)
                """)
        }
        return dropped >= 500
    }
}

extension Agreement {
    init(_ row: borrowing Row) throws {
        let purposes: String = try row["purposes"]
        let section: String = try row["section"]
        let scopes: String = try row["scopes"]
        let mapping: String = try row["mapping"]
        let checkedAt: Timestamp? = try row["checkedAt"]
        let isPassed: Bool? = try row["isPassed"]
        guard let section = SectionCode(rawValue: section),
            let tape = try? JSONTape(Array(mapping.utf8)),
            let mapping = try? JSONDecoder.decode(DepositMapping.self, from: tape)
        else { throw DatabaseError(.unreadable, "a row of companyAgreement") }
        self.init(
            id: try row["id"], partner: try row["partner"], organisation: try row["organisation"],
            legalBasis: try row["legalBasis"],
            purposes: Set(purposes.split(separator: " ").compactMap { Purpose(rawValue: String($0)) }),
            section: section,
            scopes: CompanyScope.read(scopes), recipients: try row["recipients"],
            retentionDays: try row["retentionDays"], startsOn: try row["startsOn"], endsOn: try row["endsOn"],
            mapping: mapping, isTrial: try row["isTrial"],
            check: checkedAt.map { Check(at: $0, isPassed: isPassed == true) }, version: try row["version"])
    }
}
