import CompanyRecords
import Database
import Endpoints
import Kernel
import Territories
import TestDatabases
import TestFolders
import Testing

@Suite struct `What people write of companies` {
    private let home = TemporaryFolder()
    private let siret = Siret("73282932000074")!

    private func withDatabase<Result>(_ work: (Database) throws -> Result) throws -> Result {
        var configuration = DatabaseConfiguration.temporary(home.path + "/test.sqlite")
        configuration.isDurable = false
        let database = try Database(configuration, migrations: HandEntry.feature.migrations)
        defer { database.close() }
        return try work(database)
    }

    private func record(headcount: String) -> CompanyRecord {
        var record = CompanyRecord(siret, from: .init(provider: HandEntry.provider, day: Day("2026-03-02")!))
        record.name = "Boulangerie Petit"
        record.commune = Commune.Code("59350")
        record.createdOn = Day("2019-05-06")
        record.headcount = HeadcountBand(headcount)
        record.naf = NafCode("10.71C")
        record.legalForm = "5710"
        record.activityNatures = [.craft, .commercial]
        record.opco = Siren("732829320")
        record.agreements = ["0843", "1747"]
        record.isSocialEconomy = false
        return record
    }

    @Test func `is given back as it was written, with its source`() throws {
        try withDatabase { database in
            let entry = HandEntry()
            #expect(try database.makeReader().read { try entry.record(of: siret, in: $0) } == nil)
            for band in ["11", "12"] {
                _ = try database.writer.write { try entry.put(record(headcount: band), in: $0.connection) }
                #expect(
                    try database.makeReader().read { try entry.record(of: siret, in: $0) } == record(headcount: band))
            }
            #expect(try database.makeReader().read { try entry.record(of: Siret("35600000000048")!, in: $0) } == nil)
        }
    }

    @Test func `may be little: what is absent stays unknown`() throws {
        try withDatabase { database in
            let little = CompanyRecord(siret, from: .init(provider: HandEntry.provider, day: Day("2026-03-02")!))
            _ = try database.writer.write { try HandEntry().put(little, in: $0.connection) }
            #expect(try database.makeReader().read { try HandEntry().record(of: siret, in: $0) } == little)
        }
    }
}
