import Accounts
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing
import Tickets

/// Every row of the permissions of docs/tickets.md asks for every action, on tickets that are really there: of its own, of
/// its unit, of others.
@Suite struct `The matrix of tickets` {
    private let office: TicketOffice

    init() throws {
        office = try TicketOffice()
        try office.staff(
            "Anne", "Paul", "Pia", "Jean", "Rose", "Luc", "Nora", "Ines", "Karim", "Mehdi", "Maud", "Quentin", "Zoe",
            "Gilles", "Greta")
        for (name, organisation) in [("network-key", "maison-exemple"), ("other-key", "mairie-exemple")] {
            office.api.know(
                .partner(
                    Partner(
                        key: name, organisation: organisation, scopes: [.ticketsRead, .ticketsWrite])), by: name)
        }
    }

    @Test func `is the table, for every row and every action`() throws {
        let (head, rows) = try DocumentTables.table(after: "permissions")
        var cells = 0
        for row in rows {
            // What is refused changes nothing: one ticket is enough for all refusals of a row.
            var refusing: [Bool: String] = [:]
            for (action, cell) in zip(
                try head.dropFirst(3).map { try #require(TicketAction(rawValue: $0)) }, row.dropFirst(3))
            {
                try check(row[0], action, isAllowed: cell == "y", isVisible: row[3] == "y", &refusing)
                cells += 1
            }
        }
        #expect(cells == rows.count * TicketAction.allCases.count)
    }

    private func check(
        _ label: String, _ action: TicketAction, isAllowed: Bool, isVisible: Bool, _ refusing: inout [Bool: String]
    ) throws {
        let isOfDraft = [TicketAction.edit, .delete, .submit].contains(action)
        let known = isAllowed ? nil : refusing[isOfDraft]
        let ticket = try known ?? prepare(label, isAllowed ? action : .read, isDraft: isOfDraft)
        if !isAllowed { refusing[isOfDraft] = ticket }
        let asker = try self.asker(label)
        let answer = try request(action, on: ticket, by: asker)
        let what = "\(label) asks to \(action.rawValue): \(answer.text)"
        if isAllowed {
            #expect((200...299).contains(answer.status), "\(what)")
        } else if !isVisible || isOfDraft || [.readMessages, .readReaders].contains(action) {
            // Some never come as far as the ticket: their role opens none.
            #expect(answer.status == 404 || isOfDraft && answer.status == 403 && office.mayNotOpen(asker), "\(what)")
        } else {
            #expect(answer.status == 403, "\(what)")
        }
        // Lists say the same.
        guard action == .read else { return }
        let listed = try office.api.get("/v1/tickets?limit=100", fields: ["Authorization": "Bearer \(asker)"])
        #expect(listed.items("id").contains(ticket) == isVisible, "\(label) in the list")
    }

    /// A ticket to which the row's caller is what the row says, in a state that allows the action.
    private func prepare(_ label: String, _ action: TicketAction, isDraft: Bool) throws -> String {
        let needsQualifying = label.hasSuffix("before it is qualified")
        try require(needsQualifying)
        let more =
            (isDraft ? #""draft":true,"# : "") + #""identifiers":[{"type":"file","value":"12345"}]"#
            + (label.contains("invited") && label.hasPrefix("aidant")
                ? #","colleagues":["\#(try office["Paul"].account)"]"# : "")
        let id: String
        if label == "key, that opened it" {
            let order = office.order(more: more + #","onBehalfOf":"\#(try office["Anne"].account)""#)
                .replacing("\"subject\"", with: "\"unit\":\"\(office.units["vire"]!)\",\"subject\"")
            let made = try office.api.post(
                "/v1/tickets", json: order,
                fields: ["Authorization": "Bearer network-key", "Idempotency-Key": "\(action)-\(isDraft)"])
            id = try #require(try made.json["id"]?.string, "\(made.text)")
        } else {
            id = try office.open("Anne", office.order(more: more))
        }
        if isDraft { return id }
        switch label {
        case "agent, other unit, invited":
            let karim = try office["Karim"].account
            #expect(try office.move(id, "invitations", by: "Luc", #"{"accounts":["\#(karim)"]}"#).status == 200)
        case "ticketModerator, invited":
            office.clock.advance(minutes: 12 * 1440)
            #expect(try office.api.owner.send(.post, "/v1/owner/tickets/keeping").status == 204)
        case "administrator, let in by another": try letIn("ticket/\(id)")
        case "qualifier, own unit, before it is qualified": return id
        default: break
        }
        switch action {
        case .release, .wait: _ = try office.move(id, "take", by: "Luc")
        case .resume:
            _ = try office.move(id, "take", by: "Luc")
            _ = try office.move(id, "wait", by: "Luc", #"{"reason":"Pièce attendue"}"#)
        case .reopen: _ = try office.move(id, "close", by: "Anne", #"{"reason":"withdrawn"}"#)
        case .declareRelevant:
            _ = try office.move(id, "declare-irrelevant", by: "Luc", #"{"message":"La démarche existe en ligne."}"#)
        default: break
        }
        return id
    }

    private func require(_ needsQualifying: Bool) throws {
        let set = try office["Gilles"].send(
            .put, "/v1/ticket-settings/caf-exemple",
            json: #"{"needsQualifying":\#(needsQualifying),"allowsOralMandate":false}"#, ifMatch: "*")
        #expect(set.status == 200, "\(set.text)")
    }

    private func letIn(_ object: String) throws {
        let asked = try office["Greta"].post(
            "/v1/break-glass",
            json: #"{"subject":"\#(try office["Anne"].account)","object":"\#(object)","reason":"Plainte"}"#)
        let id = try #require(asked("id"), "\(asked.text)")
        let approved = try office["Gilles"].post("/v1/break-glass/\(id)/approve", ifMatch: "*")
        #expect(approved.status == 200, "\(approved.text)")
    }

    private func asker(_ label: String) throws -> String {
        let names = [
            "aidant, own": "Anne", "aidant, same unit, invited": "Paul", "aidant, same unit": "Paul",
            "aidant, same organisation": "Jean", "aidant, other": "Rose", "agent, unit of the ticket": "Luc",
            "agent, unit of the ticket, before it is qualified": "Luc",
            "agent, other unit, invited": "Karim", "agent, same organisation": "Ines", "agent, other": "Mehdi",
            "qualifier, own unit, before it is qualified": "Quentin", "qualifier, own unit, afterwards": "Quentin",
            "qualifier, other": "Quitterie", "ticketModerator, invited": "Zoe", "ticketModerator, own territory": "Zoe",
            "unitManager, unit of the ticket": "Chloe", "unitManager, unit of the creator": "Sofia",
            "unitManager, other": "Ruth", "organisationManager, organisation of the ticket": "Nadia",
            "organisationManager, organisation of the creator": "Mona", "organisationManager, other": "Otto",
            "territoryManager, own territory": "Tom", "territoryManager, other": "Tess",
            "observer, own organisation": "Olga", "observer, other": "Oscar", "administrator": "Gilles",
            "administrator, let in by another": "Greta", "key, that opened it": "network-key",
            "key, own organisation": "network-key", "key, other": "other-key",
        ]
        let name = try #require(names[label], "\(label)")
        if !name.hasSuffix("-key") { _ = try office[name] }
        return name
    }

    private func request(_ action: TicketAction, on ticket: String, by asker: String) throws -> Answer {
        let path = "/v1/tickets/\(ticket)"
        func send(_ method: Method, _ path: String, _ json: String? = nil) throws -> Answer {
            if let json {
                return try office.api.send(
                    method, path, json: json, fields: ["Authorization": "Bearer \(asker)", "If-Match": "*"])
            }
            return try office.api.send(
                method, path, fields: ["Authorization": "Bearer \(asker)", "If-Match": "*"])
        }
        switch action {
        case .read: return try send(.get, path)
        case .readMessages: return try send(.get, path + "/messages")
        case .readClocks: return try send(.get, path + "/clocks")
        case .readHistory: return try send(.get, path + "/history")
        case .readReaders: return try send(.get, path + "/readers")
        case .edit: return try send(.patch, path, #"{"category":"social"}"#)
        case .delete: return try send(.delete, path)
        case .message: return try send(.post, path + "/messages", #"{"text":"Bonjour."}"#)
        case .note: return try send(.post, path + "/messages", #"{"text":"Entre nous.","visibility":"agents"}"#)
        case .invite:
            return try send(.post, path + "/invitations", #"{"accounts":["\#(try office["Pia"].account)"]}"#)
        case .reveal:
            return try send(.post, path + "/usager/reveal", #"{"field":"file","reason":"fileSearch"}"#)
        case .wait: return try send(.post, path + "/wait", #"{"reason":"Pièce attendue"}"#)
        case .redirect:
            return try send(
                .post, path + "/redirect", #"{"units":["\#(office.units["msa14"]!)"],"reason":"Régime agricole."}"#)
        case .declareIrrelevant: return try send(.post, path + "/declare-irrelevant", #"{"message":"En ligne."}"#)
        case .declareRelevant: return try send(.post, path + "/declare-relevant", "{}")
        case .close: return try send(.post, path + "/close", #"{"reason":"withdrawn"}"#)
        case .reopen: return try send(.post, path + "/reopen", #"{"message":"Encore bloqué."}"#)
        case .submit, .qualify, .take, .release, .resume, .resolve:
            return try send(.post, path + "/" + action.rawValue, "{}")
        }
    }
}

extension TicketOffice {
    /// Whether somebody opens no tickets at all, so that what is being written is not even looked for.
    func mayNotOpen(_ person: String) -> Bool {
        !["Anne", "Paul", "Jean", "Rose", "network-key", "other-key"].contains(person)
    }
}
