import Accounts
import CompanyRecords
import Database
import Directory
import Endpoints
import ExpertRouting
import HTTP
import JSON
import Kernel
import LocalClient
import Territories
import TestSupport
import Testing

/// The service with invented organisations, and people who play each part in routing.
final class RoutingService: Sendable {
    let api: TestAPI
    let time: TestClock

    init(
        now: String = "2026-03-12T09:00:00Z", extra: [Feature] = [], environment: [String: String] = [:]
    ) throws {
        time = TestClock(now)
        api = try TestAPI(
            clock: time, extra: extra, environment: environment, identities: RoutingService.identities)
    }

    static func person(_ name: String, _ grants: Grant...) -> Caller.Identity {
        .person(Person(account: name, session: name, grants: grants, hasSecondFactor: true))
    }

    private static var identities: [String: Caller.Identity] {
        [
            "administrator": person("administrator", Grant(.administrator)),
            "cma": person("cma", Grant(.organisationManager, organisation: "cma")),
            "cci": person("cci", Grant(.organisationManager, organisation: "cci")),
            "adviser": person("adviser", Grant(.adviser, organisation: "mairie-exemple")),
            "other-adviser": person("other-adviser", Grant(.adviser, organisation: "autre-exemple")),
            "nobody": person("nobody"),
            "reader": .partner(Partner(key: "k1", organisation: "cma", scopes: [.routingRead])),
            "keeper": .partner(Partner(key: "k2", organisation: "cma", scopes: [.directoryWrite])),
        ]
    }

    // MARK: Requests

    func get(_ path: String, as token: String? = "administrator") throws -> Answer {
        guard let token else { return try api.get(path) }
        return try api.get(path, fields: [.authorization: "Bearer \(token)"])
    }

    func post(_ path: String, _ json: String = "{}", as token: String? = "administrator") throws -> Answer {
        guard let token else { return try api.post(path, json: json) }
        return try api.post(path, json: json, fields: [.authorization: "Bearer \(token)"])
    }

    func put(
        _ path: String, _ json: String, version: String = "*", as token: String = "administrator"
    ) throws -> Answer {
        try api.send(
            .put, path, json: json, fields: [.authorization: "Bearer \(token)", .ifMatch: version])
    }

    func delete(_ path: String, version: String = "*", as token: String = "administrator") throws -> Answer {
        try api.send(.delete, path, fields: [.authorization: "Bearer \(token)", .ifMatch: version])
    }

    /// Creates something and gives its name.
    func make(_ path: String, _ json: String, as token: String = "administrator") throws -> String {
        let answer = try post(path, json, as: token)
        #expect(answer.status == 201, "\(path) \(answer.text)")
        return try #require(answer("id") ?? answer("slug"))
    }

    /// An account that is there for real, whose token is a name; gives the account's name.
    func account(_ name: String, of organisation: String = "cma", _ grants: Grant...) throws -> String {
        let made = try api.owner.send(
            .post, "/v1/owner/accounts", fields: ["Content-Type": "application/json"],
            body: Array(
                #"{"email":"\#(name)@equipe.example","name":"\#(name)","role":"routingExpert","organisation":"\#(organisation)"}"#
                    .utf8))
        let id = try #require(made("id"), "\(made.text)")
        // Whoever signs in once is there for good.
        _ = try api.openSession(email: "\(name)@equipe.example")
        api.know(
            .person(Person(account: id, session: id, grants: grants, hasSecondFactor: true)), by: name)
        return id
    }

    // MARK: The address book

    func organisation(
        _ slug: String, categories: [String] = ["institution"], siren: String? = nil, more: [String] = []
    ) throws {
        let siren = siren.map { ",\"siren\":\"\($0)\"" } ?? ""
        _ = try make(
            "/v1/directory/organisations",
            #"{"slug":"\#(slug)","name":"\#(slug.uppercased())","categories":\#(list(categories))\#(siren)}"#)
        if !more.isEmpty {
            #expect(try put("/v1/routing/profiles/\(slug)", #"{"categories":\#(list(more))}"#).status == 200)
        }
    }

    func unit(_ organisation: String, zones: [String] = [], level: String = "local", parent: String? = nil) throws
        -> String
    {
        let parent = parent.map { ",\"parent\":\"\($0)\"" } ?? ""
        return try make(
            "/v1/directory/units",
            #"{"organisation":"\#(organisation)","name":"Antenne","level":"\#(level)","zones":\#(zoneList(zones))\#(parent)}"#
        )
    }

    /// Adds an expert with expertises; gives its name.
    func expert(
        in unit: String, _ name: String = "Équipe", zones: [String] = [], members: [String] = [],
        on subjects: [String] = ["recruter"], capacity: Int? = nil
    ) throws -> String {
        let mailbox = "\(UInt32.random(in: 0...UInt32.max))@equipe.example"
        let expert = try make(
            "/v1/experts",
            #"{"unit":"\#(unit)","name":"\#(name)","mailbox":"\#(mailbox)","zones":\#(zoneList(zones)),"members":\#(list(members))}"#
        )
        let room = capacity.map { ",\"capacity\":\($0)" } ?? ""
        for subject in subjects {
            _ = try make("/v1/expertises", #"{"expert":"\#(expert)","subject":"\#(subject)"\#(room)}"#)
        }
        return expert
    }

    /// Adds an organisation with one unit and one expert; gives the expert's name.
    func team(
        _ slug: String, categories: [String] = ["institution"], siren: String? = nil, more: [String] = [],
        zones: [String], on subjects: [String] = ["recruter"]
    ) throws -> String {
        try organisation(slug, categories: categories, siren: siren, more: more)
        return try expert(
            in: try unit(slug, zones: zones, level: zones.isEmpty ? "national" : "local"), on: subjects)
    }

    /// Adds a rule of an organisation.
    func rule(_ when: String, of slug: String, subjects: [String] = [], onMissing: String = "review") throws -> String {
        try make(
            "/v1/eligibility-rules",
            #"{"owner":{"level":"organisation","id":"\#(slug)"},"subjects":\#(list(subjects)),"when":\#(when),"onMissing":"\#(onMissing)"}"#
        )
    }

    // MARK: Evaluations

    func evaluate(
        _ company: String, subject: String = "recruter", answers: String = "{}", more: String = "",
        as token: String = "adviser"
    ) throws -> Answer {
        try post(
            "/v1/routing/evaluate",
            #"{"subject":"\#(subject)","company":\#(company),"answers":\#(answers),"explain":"all"\#(more)}"#, as: token
        )
    }

    func list(_ values: [String]) -> String { "[" + values.map { "\"\($0)\"" }.joined(separator: ",") + "]" }

    private func zoneList(_ zones: [String]) -> String {
        let objects = zones.map { zone -> String in
            let parts = zone.split(separator: ":")
            return #"{"type":"\#(parts[0])","code":"\#(parts[1])"}"#
        }
        return "[" + objects.joined(separator: ",") + "]"
    }
}

extension Answer {
    /// A member of an object.
    func callAsFunction(_ key: String) -> String? { (try? json)?[key]?.string }

    /// The organisations selected, in order.
    var selected: [String] { organisations("selected") }
    /// The organisations rejected, in order.
    var rejected: [String] { organisations("rejected") }

    private func organisations(_ key: String) -> [String] {
        (try? json)?[key]?.elements.compactMap { $0["organisation"]?.string } ?? []
    }

    /// Why an organisation is rejected: all that failed.
    func failures(of organisation: String) -> [String] {
        let found = (try? json)?["rejected"]?.elements.first { $0["organisation"]?.string == organisation }
        return found?["failures"]?.elements.compactMap(\.string) ?? []
    }

    /// The first wrong place, with its code.
    var fault: String {
        let first = try? json["errors"]?.elements.compactMap { field in
            field["pointer"]?.string.map { "\($0) \(field["code"]?.string ?? "")" }
        }.first
        return first ?? ""
    }
}
