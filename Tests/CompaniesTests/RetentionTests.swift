import Database
import Endpoints
import Kernel
import TestDatabases
import TestFolders
import Testing

@testable import Companies

/// What is kept of companies, and for how long.
@Suite struct `The retention of company sheets` {
    private let folder = TemporaryFolder()
    private let database: Database
    private let start = Timestamp("2026-10-01T08:00:00Z")!

    init() throws {
        let clock = Clock { Timestamp("2026-10-01T08:00:00Z")! }
        database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"), migrations: CompaniesSchema.migrations,
            clock: clock)
    }

    private func write(_ statements: [SQL]) throws {
        _ = try database.writer.write { transaction in
            for statement in statements { try transaction.connection.run(statement) }
        }
    }

    private static let group: SQL = """
        INSERT INTO companyGroup (id, organisation, name, legalBasis, startsOn, endsOn, scopes, version)
        VALUES ('g', 'o', 'n', 'l', '2020-01-01', '2027-01-01', '', 1)
        """

    @Test func `drops a partner's record when its agreement says`() throws {
        try write([
            """
            INSERT INTO companyAgreement (id, partner, organisation, legalBasis, purposes, section, scopes, recipients,
                retentionDays, startsOn, endsOn, mapping, version)
            VALUES ('01890a5d-ac96-7b7c-8f2e-0123456789ab', 'p', 'o', 'l', 'control', 'aid', '', 'r', 30, '2026-01-01',
                '2027-01-01', '{"siret":"S","columns":[{"from":"X","to":"x","type":"text"}]}', 1)
            """,
            """
            INSERT INTO partnerRecord (siret, agreement, recordKey, data, dataDate, receivedAt)
            VALUES (1, '01890a5d-ac96-7b7c-8f2e-0123456789ab', '', '{}', '2026-08-01', '2026-08-31T08:00:00.000Z'),
                (2, '01890a5d-ac96-7b7c-8f2e-0123456789ab', '', '{}', '2026-08-01', '2026-09-02T08:00:00.000Z')
            """,
        ])
        let start = start
        let left = try database.writer.write { transaction in
            let table = AgreementTable(transaction.connection)
            #expect(try !table.dropOld(at: start))
            return try transaction.connection.all("SELECT siret FROM partnerRecord") { row in try row[0] as Int }
        }
        #expect(left == [2])
    }

    @Test func `takes the names of agents out of interventions five years after their day`() throws {
        try write([
            Self.group,
            """
            INSERT INTO intervention (id, siret, companyGroup, kind, themes, state, day, agents, confidentiality, version,
                createdBy, createdAt, updatedAt)
            VALUES ('old', 1, 'g', 'visit', '', 'done', '2021-09-01', '["Alix"]', 'full', 1, '', '', ''),
                ('new', 1, 'g', 'visit', '', 'done', '2021-11-01', '["Noa"]', 'full', 1, '', '', '')
            """,
        ])
        let (due, changed, names) = try database.writer.write { transaction in
            let due = try PersonalData.companyAgents.retain(true, transaction)
            let changed = try PersonalData.companyAgents.retain(false, transaction)
            let names = try transaction.connection.all("SELECT agents FROM intervention ORDER BY id") { row in
                try row[0] as String
            }
            return (due, changed, names)
        }
        #expect(due == 1 && changed == 1)
        #expect(names == ["[\"Noa\"]", "[]"])
    }

    @Test func `drops changes after ninety days, and exports after seven`() throws {
        try write([
            """
            INSERT INTO companyFollowUp (id, account, siren, rhythm, snapshot, lookedAt, nextAt, createdAt)
            VALUES ('f', 'a', 1, 'daily', '{}', '', '', '')
            """,
            """
            INSERT INTO companyChange (id, followUp, kind, noticedAt)
            VALUES ('old', 'f', 'naf', '2026-07-03T07:00:00.000Z'), ('new', 'f', 'naf', '2026-07-04T08:00:00.000Z')
            """,
            """
            INSERT INTO companyExport (id, account, format, query, rowLimit, showsNonPublic, state, rows, createdAt, expiresAt)
            VALUES ('old', 'a', 'csv', '{}', 1, 0, 'ready', 0, '', '2026-10-01T08:00:00.000Z'),
                ('new', 'a', 'csv', '{}', 1, 0, 'ready', 0, '', '2026-10-01T08:00:01.000Z')
            """,
            "INSERT INTO companyExportPart (export, place, bytes) VALUES ('old', 0, x'00'), ('new', 0, x'00')",
        ])
        let start = start
        let left = try database.writer.write { transaction in
            _ = try CompanyFollowUpTable(transaction.connection).dropOld(at: start)
            _ = try ExportTable(transaction.connection).dropExpired(at: start)
            return try transaction.connection.all(
                "SELECT id FROM companyChange UNION ALL SELECT export FROM companyExportPart"
            ) { row in try row[0] as String }
        }
        #expect(left == ["new", "new"])
    }
}
