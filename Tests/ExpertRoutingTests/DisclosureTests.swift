import CompanyRecords
import Database
import Directory
import Endpoints
import Foundation
import Kernel
import LocalClient
import Synchronization
import TestSupport
import Testing

@testable import ExpertRouting

/// Whoever states a need has an address and, mostly, no account.
@Suite struct `What routing keeps of persons` {
    /// Counts what is told.
    private final class Box: Postbox {
        let kinds = Mutex<[String]>([])
        func post(_ letter: Letter, in transaction: WriteTransaction) throws {
            kinds.withLock { $0.append(letter.kind) }
        }
    }

    private let service: RoutingService
    private let held = HeldDatabase()
    private let box = Box()
    private let desk: RoutingDesk

    init() throws {
        service = try RoutingService(extra: [held.feature])
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        desk = try RoutingDesk(
            folder: root.appending(path: "data/routing").path, territories: Book.territories,
            directory: Directory(territories: Book.territories, clock: service.time.clock), companies: HandEntry(),
            postbox: box, clock: service.time.clock)
    }

    private func data(_ name: String) throws -> PersonalData {
        try #require(desk.personalData.first { $0.name == name })
    }

    private func export(_ name: String, _ subject: DataSubject) throws -> [String] {
        let data = try data(name)
        return try held.database.makeReader().read { try data.export(subject, $0) }
    }

    private func erase(_ name: String, _ subject: DataSubject) throws -> Int {
        let data = try data(name)
        return try held.database.writer.write { try data.erase(subject, $0) }
    }

    @Test func `is found and erased by an address alone`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        let link = try "/v1" + service.link("tracking", of: "routing-acknowledged")
        let other = try service.need(service.body(email: "autre@lille.example"))
        #expect(try service.post(link + "/information", #"{"text":"Plutôt le matin."}"#, as: nil).status < 300)
        let subject = DataSubject(email: "boulangerie@lille.example")
        let exported = try export("needs", subject)
        #expect(exported.count == 1)
        for word in ["Aline Petit", "boulangerie@lille.example", "vendeuse", "0320000000", "59350", "Plutôt le matin."]
        {
            #expect(exported.first?.contains(word) == true, "\(word)")
        }
        #expect(try erase("needs", subject) == 1)
        #expect(try erase("needs", subject) == 0)
        #expect(try export("needs", subject).isEmpty)
        let need = try service.show(id, as: cma.name)
        let thread = try service.get("/v1/needs/\(id)/comments", as: cma.name)
        for word in ["Petit", "boulangerie", "vendeuse", "0320000000", "matin"] {
            #expect(!need.text.contains(word) && !thread.text.contains(word), "\(word)")
        }
        #expect(need("state") == "withdrawn", "nobody can call back whom nobody knows")
        #expect(box.kinds.withLock(\.self) == ["routing-withdrawn"])
        #expect(try service.get(link, as: nil).status == 404)
        #expect(try service.show(other, as: cma.name).text.contains("autre@lille.example"))
    }

    @Test func `is what somebody wrote, by the account`() throws {
        let cma = try service.colleague("cma")
        let id = try service.need()
        let said = try service.post("/v1/needs/\(id)/comments", #"{"text":"Je l'appelle."}"#, as: cma.name)
        #expect(said.status == 201)
        let account = try #require(said("author"))
        let subject = DataSubject(account: account)
        #expect(try export("needs", subject).first?.contains("Je l'appelle.") == true)
        #expect(try export("experts", subject).count == 1)
        #expect(try erase("needs", subject) == 1)
        #expect(try erase("experts", subject) == 1)
        #expect(try export("needs", subject).isEmpty && export("experts", subject).isEmpty)
    }

    @Test func `is a mailbox that an expert had, and not the one that it has`() throws {
        let unit = try {
            try service.organisation("cma"); return try service.unit("cma", zones: ["departement:59"])
        }()
        func draft(_ mailbox: String) -> String {
            #"{"unit":"\#(unit)","name":"Mme Petit","mailbox":"\#(mailbox)","zones":[],"members":[]}"#
        }
        let expert = try service.make("/v1/experts", draft("petit@cma.example"))
        service.time.advance(minutes: 60)
        #expect(try service.put("/v1/experts/\(expert)", draft("equipe@cma.example")).status == 200)
        service.time.advance(minutes: 60)
        let former = DataSubject(email: "petit@cma.example")
        #expect(try export("experts", former).count == 1)
        #expect(try erase("experts", former) == 1)
        #expect(try export("experts", former).isEmpty)
        #expect(try erase("experts", DataSubject(email: "equipe@cma.example")) == 0)
        #expect(try export("experts", DataSubject(email: "equipe@cma.example")).count == 1)
    }
}
