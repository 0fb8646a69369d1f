import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import LocalClient
import Synchronization
import TestDatabases
import TestFolders
import TestSupport
import Testing

@testable import Privacy

/// What becomes of data that has outlived its duration.
@Suite struct `Letting go of data` {
    @Test func `of public archives needs the visa of an archivist, each time`() throws {
        let clock = TestClock("2026-03-02T09:00:00Z")
        let api = try TestAPI(clock: clock)
        func answeredRequest() throws {
            let filed = try api.signIn().post("/v1/privacy/requests", json: #"{"kind":"rectification"}"#)
            let id = try #require(try filed.json["id"]?.string)
            #expect(
                try api.signIn(role: .init("dpo")).post("/v1/privacy/requests/\(id)/accept", ifMatch: "*").status == 200
            )
        }
        func run(_ mode: String, as officer: TestCaller) throws -> (rows: Int?, awaitsVisa: Bool?) {
            let run = try officer.post("/v1/privacy/retention", json: #"{"mode":"\#(mode)"}"#)
            let count = try #require(
                try run.json["counts"]?.elements.first { $0["name"]?.string == "privacy-requests" }, "\(run.text)")
            return (count["rows"]?.integer, count["awaitsVisa"]?.bool)
        }
        try answeredRequest()
        clock.advance(minutes: 6 * 366 * 24 * 60)
        let officer = try api.signIn(role: .init("dpo"))
        #expect(try run("dry-run", as: officer) == (1, true))
        #expect(try run("apply", as: officer) == (1, true))
        #expect(try officer.get("/v1/privacy/requests").json["items"]?.count == 1, "nothing went")
        func visa(_ name: String) throws -> Answer {
            try officer.post(
                "/v1/privacy/visas",
                json: #"{"name":"\#(name)","reference":"AD59-14","archivist":"AD 59","givenOn":"2032-01-05"}"#)
        }
        #expect(try visa("opinions").status == 422, "opinions are no public archives")
        #expect(try visa("privacy-requests").status == 201)
        #expect(try run("dry-run", as: officer) == (1, false))
        #expect(try run("apply", as: officer) == (1, false))
        #expect(try officer.get("/v1/privacy/requests").json["items"]?.count == 0)
        let kept = try #require(try officer.get("/v1/privacy/visas").json["items"]?.elements.first { _ in true })
        #expect(kept["eliminated"]?.integer == 1 && kept["usedAt"] != nil)

        try answeredRequest()
        clock.advance(minutes: 6 * 366 * 24 * 60)
        #expect(try run("apply", as: api.signIn(role: .init("dpo"))) == (1, true), "the visa has served")
    }

    @Test func `is done by itself once a day, and reported`() throws {
        let folder = TemporaryFolder()
        let clock = TestClock("2026-03-02T09:00:00Z")
        let gone = Mutex(0)
        let old = PersonalData(
            name: "old", subjects: Text(fr: "x", en: "x"), purpose: Text(fr: "x", en: "x"), legalBasis: .publicTask,
            duration: Text(fr: "x", en: "x"), columns: ["old.thing"],
            retain: { isDryRun, _ in
                if !isDryRun { gone.withLock { $0 += 1 } }
                return 7
            })
        struct NoPostbox: Postbox { func post(_ letter: Letter, in transaction: WriteTransaction) throws {} }
        let keeping = PrivacyKeeping(data: [old], ledger: ErasureLedger(folder.path + "/ledger"), postbox: NoPostbox())
        let database = try Database(
            DatabaseConfiguration.temporary(folder.path + "/db.sqlite"),
            migrations: journal(keys: nil, keptForDays: 1).migrations + keeping.feature.migrations, clock: clock.clock)
        defer { database.close() }
        let worker = try Worker(database)
        #expect(try !keeping.scheduledRetention.step(worker))
        #expect(gone.withLock { $0 } == 0, "not at once")
        for (hours, expected) in [(0, 1), (23, 1), (1, 2)] {
            clock.advance(minutes: hours * 60)
            #expect(try !keeping.scheduledRetention.step(worker))
            #expect(gone.withLock { $0 } == expected)
        }
        let runs = try worker.read { try RetentionRunTable($0).latest(10, before: nil) }
        #expect(runs.count == 2 && runs[0].counts.first?.rows == 7)
    }
}
