import Accounts
import App
import Crypto
import Database
import Endpoints
import Foundation
import HTTP
import JSON
import Kernel
import LocalClient
import TestDatabases
import TestFolders
import TestSupport
import Testing
import Tickets

/// Tickets and the systems around them: webhooks, the France Services platform, archives, keys that change.
@Suite struct `The systems around tickets` {
    @Test(.enabled(if: TestReceiver.isAvailable, "python3 and openssl are needed"))
    func `webhooks say what happened, never what agents do among themselves, never who`() throws {
        let receiver = TestReceiver(secure: true)
        let office = try TicketOffice(environment: [
            "GUICHET_WEBHOOK_REACH": "anywhere", "GUICHET_WEBHOOK_CA": receiver.certificate,
        ])
        try office.staff("Anne", "Luc", "Karim")
        office.api.know(
            .partner(
                Partner(
                    key: "network", organisation: "maison-exemple",
                    scopes: [.ticketsRead, Scope("webhooks:manage"), Scope("events:read")])), by: "network")
        let types = ["opened", "assigned", "answered", "resolved", "closed"].map { "\"ticket-\($0)\"" }
        let hook = try office.api.post(
            "/v1/webhooks",
            json: #"{"url":"https://localhost:\#(receiver.port)/ok","types":[\#(types.joined(separator: ","))]}"#,
            fields: ["Authorization": "Bearer network"])
        #expect(hook.status == 201, "\(hook.text)")
        let id = try office.open()
        for (path, body) in [
            ("messages", #"{"text":"Fraude suspectée.","visibility":"agents"}"#),
            ("invitations", #"{"accounts":["\#(try office["Karim"].account)"],"visibility":"agents"}"#), ("take", "{}"),
            ("messages", #"{"text":"Réponse à Marie Durand."}"#), ("resolve", #"{"message":"Rétabli."}"#),
        ] {
            let answer = try office.move(id, path, by: "Luc", body)
            #expect((200...299).contains(answer.status), "\(answer.text)")
        }
        _ = try office.move(id, "close", by: "Anne", #"{"reason":"unblocked","usefulness":"yes"}"#)
        var told: [String] = []
        for _ in 0..<200 {
            told = receiver.calls.compactMap { try? JSONTape(Array($0.utf8)).root["body"]?["type"]?.string }
            if told.count >= 5 { break }
            usleep(50_000)
        }
        #expect(
            told.sorted() == [
                "ticket-answered", "ticket-assigned", "ticket-closed", "ticket-opened", "ticket-resolved",
            ])
        let everything = receiver.calls.joined()
        for trace in ["Durand", "Marie", "APL susp", "raude", "Karim", "note", "Rétabli"] {
            #expect(!everything.contains(trace), "\(trace)")
        }
    }

    @Test func `points of the network come by matricule, and their aidants open tickets`() throws {
        let office = try TicketOffice()
        try office.staff("Luc")
        func send(_ rows: [(matricule: Int, name: String)]) throws -> String {
            let lines = rows.map { row in
                #"{"externalId":"fs-\#(row.matricule)-\#(row.name.count)","matricule":"\#(row.matricule)","name":"\#(row.name)","network":"franceServices","zones":[{"type":"departement","code":"14"}]}"#
            }
            let report = try office.api.send(
                .post, "/v1/imports?kind=units&organisation=maison-exemple&mode=partial",
                fields: ["Authorization": office["Gilles"].field, "Content-Type": "application/x-ndjson"],
                body: lines.joined(separator: "\n"))
            return try ["created", "updated", "unchanged", "refused"].map { name in
                "\(try report.json[name]?.integer ?? -1) \(name)"
            }.joined(separator: ", ")
        }
        #expect(
            try send([(120, "Vire"), (121, "Condé"), (121, "Falaise")])
                == "2 created, 0 updated, 0 unchanged, 1 refused")
        #expect(try send([(120, "Vire"), (121, "Condé")]) == "0 created, 0 updated, 2 unchanged, 0 refused")
        #expect(try send([(120, "Bras"), (121, "Condé")]) == "0 created, 1 updated, 1 unchanged, 0 refused")
        let unit = try #require(try office.api.get("/v1/france-services/120")("id"))
        office.api.know(
            .person(
                Person(
                    account: try office["Anne"].account, session: "s",
                    grants: [Grant(.aidant, organisation: "maison-exemple", unit: unit)], hasSecondFactor: true)),
            by: "of-the-network")
        let opened = try office.api.post(
            "/v1/tickets", json: office.order(),
            fields: ["Authorization": "Bearer of-the-network", "Idempotency-Key": "1"])
        #expect(opened.status == 201, "\(opened.text)")
        #expect(try opened.json["creator"]?["unit"]?.string == unit)
    }

    @Test func `a unit's manager sees the units below`() throws {
        let office = try TicketOffice()
        try office.staff("Anne", "Luc", "Chloe")
        let parent = try #require(office.units["caf14"])
        let made = try office["Gilles"].post(
            "/v1/directory/units",
            json: """
                {"organisation":"caf-exemple","name":"caf14-sud","parent":"\(parent)",
                "zones":[{"type":"departement","code":"14"}]}
                """)
        let child = try #require(made("id"), "\(made.text)")
        let hired = try office.api.owner.send(
            .post, "/v1/owner/accounts", fields: ["Content-Type": "application/json"],
            body: Array(
                #"{"email":"sud@exemple.fr","name":"Sud","role":"agent","organisation":"caf-exemple","unit":"\#(child)"}"#
                    .utf8))
        #expect(hired.status == 201, "\(hired.text)")
        let id = try office.open("Anne", office.order().replacing(parent, with: child))
        for (person, count) in [("Chloe", 1), ("Sofia", 1)] {
            #expect(try office[person].get("/v1/tickets").items("id").count == count, "\(person)")
        }
        #expect(try office.ticket(id, as: "Chloe")["view"]?.string == "metadata")
        #expect(try office["Chloe"].get("/v1/tickets/\(id)/messages").status == 404)
        let backlog = try office["Chloe"].get("/v1/tickets/backlog").items("name")
        #expect(backlog.contains(child))
    }

    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `an organisation takes its tickets and answers away, then nothing of them is left`() throws {
        let folder = TemporaryFolder()
        let office = try TicketOffice()
        try office.staff("Anne", "Rose", "Luc")
        let id = try office.open()
        _ = try office["Luc"].post("/v1/tickets/\(id)/messages", json: #"{"text":"Zibelinareponse."}"#)
        _ = try office["Luc"].post(
            "/v1/tickets/\(id)/messages", json: #"{"text":"Zibelinanote.","visibility":"agents"}"#)
        let other = try office.open("Rose")
        _ = try office["Luc"].post(
            "/v1/known-answers", json: #"{"title":"Zibelinafiche","organisation":"caf-exemple","steps":["Attendre"]}"#)
        func run(_ words: String...) -> Int32 {
            CommandLineTool.run(
                ["archive"] + words
                    + ["--database", office.api.folder + "/db.sqlite", "--home", TestAPI.root, "--keys", office.keys])
        }
        func text(_ path: String) -> String {
            String(decoding: File.read(folder.path + path) ?? [], as: UTF8.self)
        }
        #expect(run("export", folder.path + "/house", "--organisation", "maison-exemple") == 0)
        let own = text("/house/tickets.jsonl")
        #expect(own.contains(id) && own.contains("Zibelinareponse") && own.contains("Durand") && !own.contains(other))
        #expect(!own.contains("Zibelinanote"), "a note is the agents'")
        #expect(run("export", folder.path + "/caf", "--organisation", "caf-exemple") == 0)
        let received = text("/caf/tickets.jsonl")
        #expect(received.contains(id) && received.contains(other) && !received.contains("Durand"))
        #expect(text("/caf/ticket-settings.jsonl").contains("Zibelinafiche"))
        #expect(run("erase", folder.path + "/caf", "--organisation", "caf-exemple") == 0)
        #expect(try office["Anne"].get("/v1/known-answers").items("id") == [])
        #expect(try office.ticket(id, as: "Anne")["units"]?.count == 0, "the aidants keep theirs")
        #expect(run("erase", folder.path + "/house", "--organisation", "maison-exemple") == 0)
        #expect(try office.status("/v1/tickets/\(id)", as: "Gilles") == 404)
        #expect(try office.status("/v1/tickets/\(other)", as: "Gilles") == 200)
    }

    @Test func `the same person is known again after the keys changed`() throws {
        let first = try TicketOffice()
        try first.staff("Anne", "Luc")
        let before = try #require(try first.send("Anne", first.order())("reference"))
        first.api.service.stop()
        #expect(try KeyFile(first.keys).rotate(at: first.clock.clock.now()) == 2)
        let second = try TestAPI(
            clock: first.clock,
            environment: ["GUICHET_KEYS": first.keys, "GUICHET_DATABASE": first.api.folder + "/db.sqlite"],
            identities: first.identities)
        let again = try second.post(
            "/v1/tickets", json: first.order(), fields: ["Authorization": "Bearer Anne", "Idempotency-Key": "2"])
        #expect(try again.json["warnings"]?.elements.compactMap(\.string) == ["duplicate:\(before)"], "\(again.text)")
    }

    @Test func `the paper of a mandate is its aidant's to read, and goes with it`() throws {
        let office = try TicketOffice(environment: ["GUICHET_ATTACHMENT_POLICY": "acceptUnscanned"])
        try office.staff("Anne", "Paul", "Luc")
        func upload(_ person: String) throws -> String {
            let sent = try office.api.send(
                .post, "/v1/attachments",
                fields: [
                    "Authorization": office[person].field, "Content-Type": "application/pdf",
                    "Content-Disposition": "attachment; filename=\"mandat.pdf\"",
                ], bytes: Array("%PDF-1.4\n%%EOF\n".utf8))
            return try #require(sent("id"), "\(sent.text)")
        }
        let proof = try upload("Anne")
        let order = office.order().replacing("2026-02-27\"", with: "2026-02-27\",\"proof\":\"\(proof)\"")
        let id = try office.open("Anne", order)
        for (person, status) in [("Anne", 200), ("Paul", 404), ("Luc", 404)] {
            #expect(try office[person].get("/v1/attachments/\(proof)/content").status == status, "\(person)")
        }
        let stolen = order.replacing(proof, with: try upload("Paul"))
        #expect(try office.send("Anne", stolen).status == 404, "somebody else's file")
        _ = try office.move(id, "close", by: "Anne", #"{"reason":"unblocked"}"#)
        office.clock.advance(minutes: 184 * 1440)
        _ = try office.api.owner.send(
            .post, "/v1/owner/privacy/retention", fields: ["Content-Type": "application/json"],
            body: Array(#"{"mode":"apply"}"#.utf8))
        #expect(try office["Anne"].get("/v1/attachments/\(proof)/content").status != 200)
    }
}
