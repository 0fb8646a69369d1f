import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Notifications
import TestSupport
import Testing

/// Mail seen from outside: its owner, its readers, their mail programs.
@Suite struct `Mail` {
    private static let ada = Person(account: "ada", session: "1", grants: [])

    /// A service in which anybody may have a letter posted to Ada.
    private func service(_ environment: [String: String] = [:]) throws -> TestAPI {
        let outbox = Outbox(templates: try LetterTemplates(folder: TestAPI.root + "/data/letters"))
        return try TestAPI(
            extra: [Feature(name: "test", routes: [Route(PostLetter(outbox: outbox))])], environment: environment,
            identities: ["ada": .person(Self.ada)])
    }

    private func wait(for state: String, in api: TestAPI) throws -> JSONValue {
        var letter: JSONValue?
        try eventually {
            let items = try api.owner.send(.get, "/v1/owner/outbox?state=\(state)").json["items"]
            letter = items?.elements.first { _ in true }
            return letter != nil
        }
        return try #require(letter, "no letter is \(state)")
    }

    @Test func `is kept for its owner to read when no relay is named`() throws {
        let api = try service()
        #expect(try api.post("/v1/test/letters", json: "{}").status == 204)
        let letter = try wait(for: "waiting", in: api)
        let id = try #require(letter["id"]?.string)
        let page = try api.owner.send(.get, "/v1/owner/outbox/\(id)").json
        #expect(page["subject"]?.string == "Un de vos abonnements aux événements est arrêté")
        #expect(page["text"]?.string?.contains("/abonnements/1") == true)
        #expect(try api.owner.send(.post, "/v1/owner/outbox/\(id)/retry").status == 409)
        #expect(try api.get("/v1/owner/outbox").status == 404, "nobody else reads it")
    }

    @Test(.enabled(if: TestRelay.isAvailable, "python3 with venv, openssl, and aiosmtpd from PyPI are needed"))
    func `goes out by itself, ends by one click, and stops where it bounces`() throws {
        let relay = try TestRelay()
        let api = try service([
            "GUICHET_SMTP_URL": "smtp://guichet@localhost:\(relay.port)", "GUICHET_SMTP_PASSWORD": "s3cret",
            "GUICHET_SMTP_CA": relay.certificate, "GUICHET_MAIL_FROM": "Guichet <guichet@example.fr>",
            "GUICHET_PUBLIC_URL": "https://guichet.example.fr/",
        ])
        #expect(try api.post("/v1/test/letters", json: "{}").status == 204)
        let letter = try wait(for: "sent", in: api)
        let id = try #require(letter["id"]?.string)
        let field = relay.read("message['List-Unsubscribe']")
        #expect(field.hasPrefix("<https://guichet.example.fr/v1/notifications/unsubscribe/"))
        let path = String(field.dropFirst(1 + "https://guichet.example.fr".count).dropLast())

        let page = try api.get(path)
        #expect(page.status == 200 && page.text.contains("<form method=\"post\">"))
        #expect(try api.get(path).status == 200, "following the link changes nothing")
        let tag = try #require(try preferences(api)["ETag"])
        let click = try api.send(
            .post, path, fields: ["Content-Type": "application/x-www-form-urlencoded"],
            body: "List-Unsubscribe=One-Click")
        #expect(click.status == 200)
        let after = try preferences(api)
        #expect(
            try after.json["kinds"]?.elements.first { $0["kind"]?.string == "webhook-stopped" }?["choice"]?.string
                == "none")
        #expect(try change(api, #"{"standard":"atOnce","kinds":[]}"#, tag).problem == "precondition-failed")
        #expect(try change(api, #"{"standard":"atOnce","kinds":[]}"#, after["ETag"]!).status == 200)

        let notification = [
            "Content-Type: message/delivery-status", "", "Action: failed", "Status: 5.1.1", "",
            "Message-ID: <\(id)@example.fr>",
        ].joined(separator: "\r\n")
        let bounce = try api.owner.send(
            .post, "/v1/owner/outbox/bounces", fields: ["Content-Type": "message/rfc822"],
            body: Array(notification.utf8))
        #expect(bounce.status == 204)
        #expect(try api.post("/v1/test/letters", json: "{}").status == 204)
        #expect(try wait(for: "dead", in: api)["reason"]?.string == "address-bounces")
        #expect(try api.owner.send(.delete, "/v1/owner/outbox/bounces/ada@example.fr").status == 204)
        #expect(try api.owner.send(.delete, "/v1/owner/outbox/bounces/ada@example.fr").status == 404)
    }

    @Test(arguments: [
        (#"{"standard":"sometimes","kinds":[]}"#, 422, "/standard"),
        (#"{"standard":"none","kinds":[{"kind":"digest","choice":"none"}]}"#, 422, "/kinds/0/kind"),
        (#"{"standard":"none","kinds":[],"quietHours":{"from":"21:00","until":"21:00"}}"#, 422, "/quietHours"),
        (#"{"standard":"none","kinds":[],"quietHours":{"from":"21h","until":"07:00"}}"#, 422, "/quietHours/from"),
        (#"{"kinds":[]}"#, 400, ""),
    ]) func `refuses wishes that it cannot grant`(body: String, status: Int, pointer: String) throws {
        let api = try service()
        let answer = try change(api, body, try preferences(api)["ETag"]!)
        #expect(answer.status == status)
        #expect(pointer.isEmpty || answer.text.contains("\"\(pointer)\""))
        #expect(try api.get("/v1/notifications/preferences").status == 401)
        #expect(try api.get("/v1/notifications/unsubscribe/unknown").status == 404)
    }

    private func preferences(_ api: TestAPI) throws -> Answer {
        try api.get("/v1/notifications/preferences", fields: ["Authorization": "Bearer ada"])
    }

    private func change(_ api: TestAPI, _ body: String, _ tag: String) throws -> Answer {
        try api.send(
            .put, "/v1/notifications/preferences",
            fields: ["Authorization": "Bearer ada", "Content-Type": "application/json", "If-Match": tag], body: body)
    }
}

/// Has a new letter posted to Ada each time.
private struct PostLetter: Command {
    static let operation = Operation(.post, "/v1/test/letters", id: "postLetter", access: .anyone)
    let outbox: Outbox

    func handle(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let id = transaction.identifier(of: PostLetter.self)
        try outbox.post(
            Letter(
                "webhook-stopped", to: Letter.Recipient(account: "ada", address: "ada@example.fr", name: "Ada"),
                about: "test/\(id)", link: "/abonnements/1"),
            in: transaction)
        return Representation(.noContent, .json, [])
    }
}
