import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

extension RoutingService {
    /// Somebody of a team, whose expert is on a subject everywhere in a departement.
    struct Colleague {
        let name: String
        let expert: String
        let organisation: String
        let unit: String
    }

    /// Adds an organisation with an expert of one member, whose token is the organisation's name.
    func colleague(
        _ slug: String, zones: [String] = ["departement:59"], on subjects: [String] = ["recruter"],
        parent: String? = nil
    ) throws -> Colleague {
        try organisation(slug)
        let unit = try unit(slug, zones: zones, parent: parent)
        let account = try account("expert-\(slug)", of: slug, Grant(.init("routingExpert"), organisation: slug))
        let expert = try expert(in: unit, "Équipe \(slug)", members: [account], on: subjects)
        return Colleague(name: "expert-\(slug)", expert: expert, organisation: slug, unit: unit)
    }

    static let bakery = #"{"commune":"59350","naf":"1071C","activityNatures":["craft"],"headcountBand":"02"}"#

    /// A need as a company states it.
    func body(
        subject: String = "recruter", company: String = RoutingService.bakery,
        email: String = "boulangerie@lille.example",
        description: String = "Je cherche une vendeuse.", more: String = #","privacyNoticeVersion":"2026-01""#
    ) -> String {
        """
        {"subject":"\(subject)","company":\(company),"contact":{"name":"Aline Petit","email":"\(email)","phone":"0320000000"},
        "description":"\(description)","answers":{}\(more)}
        """
    }

    func open(_ body: String, as token: String? = nil) throws -> Answer {
        let key = Identifier<RoutingService>(at: time.clock.now()).description
        guard let token else { return try api.post("/v1/needs", json: body, fields: [.idempotencyKey: key]) }
        return try api.post(
            "/v1/needs", json: body, fields: [.idempotencyKey: key, .authorization: "Bearer \(token)"])
    }

    /// Opens a need for a company; gives its name.
    func need(_ body: String? = nil, as token: String? = nil) throws -> String {
        let answer = try open(body ?? self.body(), as: token)
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer("id"))
    }

    func show(_ need: String, as token: String = "administrator") throws -> Answer {
        try get("/v1/needs/\(need)", as: token)
    }

    /// The match of a colleague.
    func match(of colleague: Colleague, on need: String) throws -> JSONValue {
        let list = try get("/v1/needs/\(need)/matches", as: colleague.name)
        let found = try list.json["items"]?.elements.first { $0["expert"]?.string == colleague.expert }
        return try #require(found, "\(list.text)")
    }

    /// A colleague makes a move on their match.
    @discardableResult func move(
        _ move: String, _ colleague: Colleague, on need: String, version: String = "*", _ json: String? = nil
    ) throws -> Answer {
        let id = try #require(try match(of: colleague, on: need)["id"]?.string)
        let fields: KeyValuePairs<HeaderName, String> = [
            .authorization: "Bearer \(colleague.name)", .ifMatch: version,
        ]
        if let json { return try api.post("/v1/matches/\(id)/\(move)", json: json, fields: fields) }
        return try api.send(.post, "/v1/matches/\(id)/\(move)", fields: fields)
    }

    /// Somebody changes a need.
    @discardableResult func change(
        _ step: String, _ need: String, _ json: String = "{}", as token: String = "administrator", version: String = "*"
    ) throws -> Answer {
        try api.post(
            "/v1/needs/\(need)/\(step)", json: json, fields: [.authorization: "Bearer \(token)", .ifMatch: version])
    }

    /// Lets days pass, and does what is due.
    func pass(days: Int, runs: Int = 1) throws {
        time.advance(minutes: days * 24 * 60)
        for _ in 0..<runs { #expect(try api.owner.send(.post, "/v1/owner/routing/follow-up").status == 204) }
    }

    /// The kinds of the letters that were posted about needs, without their prefix, in alphabetical order.
    func letters() throws -> [String] {
        var kinds: [String] = []
        var cursor: String?
        repeat {
            let page = try api.owner.send(
                .get, "/v1/owner/outbox?limit=100" + (cursor.map { "&cursor=\($0)" } ?? "")
            ).json
            for letter in page["items"]?.elements.map({ $0 }) ?? [] {
                let kind = letter["kind"]?.string ?? ""
                if kind.hasPrefix("routing-") { kinds.append(kind.replacing("routing-", with: "")) }
            }
            cursor = page["next"]?.string
        } while cursor != nil
        return kinds.sorted()
    }

    /// The address of a page, from the first letter of a kind.
    func link(_ page: String, of kind: String) throws -> String {
        let letters = try api.owner.send(.get, "/v1/owner/outbox?limit=100").json["items"]?.elements.map { $0 } ?? []
        let letter = try #require(letters.first { $0["kind"]?.string == kind }?["id"]?.string)
        let text = try api.owner.send(.get, "/v1/owner/outbox/\(letter)").text
        let token = try #require(
            text.split(separator: "/\(page)/").dropFirst().first?.prefix {
                $0 != "\\" && $0 != "\"" && !$0.isWhitespace
            })
        return "/\(page)/\(token)"
    }

    func history(of need: String) throws -> [String] {
        try get("/v1/needs/\(need)/history?limit=100").json["items"]?.elements.compactMap { $0["event"]?.string } ?? []
    }
}
