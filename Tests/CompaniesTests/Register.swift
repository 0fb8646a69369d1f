import Accounts
import Endpoints
import Glibc
import HTTP
import JSON
import Kernel
import LocalClient
import TestFolders
import TestSupport
import Testing

/// The service with a small register of invented companies, and agents of two services.
struct Register {
    let api: TestAPI
    let clock: TestClock
    let files = TemporaryFolder()

    static let bakery = "73282932000074"
    static let post = "35600000049837"

    init(environment: [String: String] = [:], importing: Bool = true) throws {
        clock = TestClock("2026-10-01T08:00:00Z")
        api = try TestAPI(clock: clock, environment: environment, identities: Register.identities)
        if importing {
            #expect(try bring("units.csv", Stock.companies).status == 200)
            #expect(try bring("places.csv", Stock.establishments).status == 200)
        }
    }

    static func person(_ name: String, _ grants: Grant...) -> Caller.Identity {
        .person(Person(account: name, session: name, grants: grants, hasSecondFactor: true))
    }

    private static var identities: [String: Caller.Identity] {
        [
            "administrator": person("administrator", Grant(.administrator)),
            "chief": person("chief", Grant(.agent, organisation: "dreets-exemple")),
            "inspector": person("inspector", Grant(.agent, organisation: "dreets-exemple")),
            "fraud-chief": person("fraud-chief", Grant(.agent, organisation: "ddpp-exemple")),
            "fraud": person("fraud", Grant(.agent, organisation: "ddpp-exemple")),
            "agent": person("agent", Grant(.agent, organisation: "mairie-exemple")),
            "aidant": person("aidant", Grant(.aidant, organisation: "mairie-exemple")),
            "dpo": person("dpo", Grant(.dpo)),
        ]
    }

    /// Has a stock file imported by the owner.
    func bring(_ name: String, _ content: String) throws -> Answer { try bring(name, bytes: Array(content.utf8)) }

    func bring(_ name: String, bytes: [UInt8]) throws -> Answer {
        let path = files.path + "/" + name
        if !name.hasPrefix("missing") { #expect(File.create(path, bytes)) }
        return try api.owner.send(
            .post, "/v1/owner/company-stock", fields: ["Content-Type": "application/json"],
            body: Array("{\"file\":\"\(path)\"}".utf8))
    }

    func get(_ path: String, as token: String? = "agent", purpose: String? = nil) throws -> Answer {
        guard let token else { return try api.get(path) }
        guard let purpose else { return try api.get(path, fields: [.authorization: "Bearer \(token)"]) }
        return try api.get(path, fields: [.authorization: "Bearer \(token)", "X-Purpose": purpose])
    }

    func post(_ path: String, _ json: String = "{}", as token: String, ifMatch: String? = nil, key: String? = nil)
        throws -> Answer
    {
        try send(.post, path, json, as: token, ifMatch: ifMatch, key: key)
    }

    func send(
        _ method: Method, _ path: String, _ json: String = "{}", as token: String, ifMatch: String? = nil,
        key: String? = nil
    ) throws -> Answer {
        try api.send(
            method, path, json: json,
            fields: [
                .authorization: "Bearer \(token)", .ifMatch: ifMatch ?? "*",
                .idempotencyKey: key ?? "key-\(UInt64.random(in: 0...UInt64.max))",
            ])
    }

    /// Orders an export.
    func order(_ json: String, as token: String, purpose: String?) throws -> Answer {
        let key = "key-\(UInt64.random(in: 0...UInt64.max))"
        guard let purpose else { return try post("/v1/company-exports", json, as: token, key: key) }
        return try api.send(
            .post, "/v1/company-exports", json: json,
            fields: [.authorization: "Bearer \(token)", .idempotencyKey: key, "X-Purpose": purpose])
    }

    /// Makes a group; gives its id.
    func group(
        _ name: String, organisation: String, chief: String, scopes: [String], endsOn: String = "2027-12-31"
    ) throws -> String {
        let list = scopes.map { "\"\($0)\"" }.joined(separator: ",")
        let answer = try post(
            "/v1/groups",
            """
            {"organisation":"\(organisation)","name":"\(name)","legalBasis":"Code du travail, L8112-1","startsOn":"2026-01-01",
            "endsOn":"\(endsOn)","scopes":[\(list)],"admins":["\(chief)"]}
            """, as: "administrator")
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer("id"))
    }

    /// Takes somebody into a group.
    func join(_ group: String, _ account: String, scopes: [String], until: String? = nil, by chief: String) throws
        -> Answer
    {
        let list = scopes.map { "\"\($0)\"" }.joined(separator: ",")
        let end = until.map { ",\"until\":\"\($0)\"" } ?? ""
        return try send(
            .put, "/v1/groups/\(group)/members/\(account)", "{\"role\":\"member\",\"scopes\":[\(list)]\(end)}",
            as: chief)
    }
}

extension Answer {
    /// A member of the object.
    func callAsFunction(_ key: String) -> String? { (try? json)?[key]?.string }

    /// The items of a list, one member of each.
    func items(_ key: String) throws -> [String] {
        try json["items"]?.elements.compactMap { $0[key]?.string } ?? []
    }

    /// The first wrong place, with its code.
    var fault: String {
        let first = try? json["errors"]?.elements.compactMap { field in
            field["pointer"]?.string.map { "\($0) \(field["code"]?.string ?? "")" }
        }.first
        return first ?? ""
    }
}

extension File {
    /// Writes a file; whether that went well.
    static func create(_ path: String, _ bytes: [UInt8]) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return File.write(bytes, to: descriptor)
    }
}
