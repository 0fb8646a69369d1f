import Accounts
import Crypto
import Endpoints
import Foundation
import HTTP
import JSON
import Kernel
import LocalClient
import TestFolders
import TestSupport
import Testing
import Tickets

/// The service with invented bodies of the Calvados and the Orne, and the people of the stories: real accounts with real
/// roles, whose tokens outlive any clock.
final class TicketOffice {
    let api: TestAPI
    let clock: TestClock
    private(set) var units: [String: String] = [:]
    private(set) var people: [String: TestCaller] = [:]
    /// Who carries which name.
    private(set) var identities: [String: Caller.Identity] = [:]
    private let folder = TemporaryFolder()
    /// The file of the service's keys.
    var keys: String { folder.path + "/keys" }

    /// Monday 2 March 2026, nine in Paris.
    static let start = "2026-03-02T08:00:00Z"

    init(at start: String = TicketOffice.start, environment: [String: String] = [:], extra: [Feature] = []) throws {
        clock = TestClock(start)
        try KeyFile(folder.path + "/keys").create(at: clock.clock.now())
        api = try TestAPI(
            clock: clock, extra: extra,
            environment: ["GUICHET_KEYS": folder.path + "/keys"].merging(environment) { $1 },
            identities: [:])
        let administrator = try self["Gilles"]
        for slug in ["maison-exemple", "caf-exemple", "cpam-exemple", "msa-exemple", "mairie-exemple"] {
            let made = try administrator.post(
                "/v1/directory/organisations",
                json: #"{"slug":"\#(slug)","name":"Exemple","categories":["publicOperator"]}"#)
            try #require(made.status == 201, "\(made.text)")
        }
        let places: [(String, String, String)] = [
            ("vire", "maison-exemple", "14"), ("caen", "maison-exemple", "14"), ("mairie", "mairie-exemple", "14"),
            ("caf14", "caf-exemple", "14"), ("caf61", "caf-exemple", "61"), ("cpam14", "cpam-exemple", "14"),
            ("msa61", "msa-exemple", "61"), ("msa14", "msa-exemple", "14"), ("empty", "caf-exemple", "14"),
        ]
        for (name, organisation, area) in places {
            let made = try administrator.post(
                "/v1/directory/units",
                json: """
                    {"organisation":"\(organisation)","name":"\(name)","zones":[{"type":"departement","code":"\(area)"}],
                    "mailbox":"\(name)@\(organisation).example"}
                    """)
            try #require(made.status == 201, "\(made.text)")
            units[name] = try made.json["id"]?.string
        }
    }

    /// The people of the stories, by their first names, each made when first asked for.
    subscript(_ name: String) -> TestCaller {
        get throws {
            if let known = people[name] { return known }
            let caller = try make(name)
            people[name] = caller
            return caller
        }
    }

    private func make(_ name: String) throws -> TestCaller {
        func sign(
            _ role: Role, _ organisation: String?, _ unit: String?, _ zones: [String] = []
        ) throws -> TestCaller {
            let place = unit.flatMap { units[$0] }
            func member(_ key: String, _ value: String?) -> String { value.map { ",\"\(key)\":\"\($0)\"" } ?? "" }
            let made = try api.owner.send(
                .post, "/v1/owner/accounts", fields: ["Content-Type": "application/json"],
                body: Array(
                    """
                    {"email":"\(name.lowercased())@exemple.fr","name":"\(name) Exemple","role":"\(role.rawValue)",
                    "zones":[\(zones.map { "\"\($0)\"" }.joined())]\(member("organisation", organisation))\(member("unit", place))}
                    """.utf8))
            let account = try #require(try made.json["id"]?.string, "\(made.text)")
            let grant = Grant(role, organisation: organisation, unit: place, zones: zones)
            let identity = Caller.Identity.person(
                Person(account: account, session: account, grants: [grant], hasSecondFactor: true))
            identities[name] = identity
            api.know(identity, by: name)
            return TestCaller(api: api, token: name, account: account)
        }
        switch name {
        case "Gilles", "Greta": return try sign(.administrator, nil, nil)
        case "Anne", "Paul", "Pia": return try sign(.aidant, "maison-exemple", "vire")
        case "Jean": return try sign(.aidant, "maison-exemple", "caen")
        case "Rose": return try sign(.aidant, "mairie-exemple", "mairie")
        case "Luc", "Nora": return try sign(.agent, "caf-exemple", "caf14")
        case "Ines": return try sign(.agent, "caf-exemple", "caf61")
        case "Karim": return try sign(.agent, "cpam-exemple", "cpam14")
        case "Mehdi": return try sign(.agent, "msa-exemple", "msa61")
        case "Maud": return try sign(.agent, "msa-exemple", "msa14")
        case "Quentin": return try sign(.qualifier, "caf-exemple", "caf14")
        case "Quitterie": return try sign(.qualifier, "cpam-exemple", "cpam14")
        case "Ruth": return try sign(.unitManager, "mairie-exemple", "mairie")
        case "Mona": return try sign(.organisationManager, "maison-exemple", nil)
        case "Otto": return try sign(.organisationManager, "cpam-exemple", nil)
        case "Oscar": return try sign(.observer, "cpam-exemple", nil)
        case "Zoe": return try sign(.ticketModerator, nil, nil, ["departement:14"])
        case "Sofia": return try sign(.unitManager, "maison-exemple", "vire")
        case "Chloe": return try sign(.unitManager, "caf-exemple", "caf14")
        case "Nadia": return try sign(.organisationManager, "caf-exemple", nil)
        case "Tom": return try sign(.territoryManager, nil, nil, ["departement:14"])
        case "Tess": return try sign(.territoryManager, nil, nil, ["departement:61"])
        case "Noah": return try sign(.organisationManager, "caf-exemple", nil, ["departement:61"])
        case "Norma": return try sign(.observer, "caf-exemple", nil, ["region:28"])
        case "Mila": return try sign(.organisationManager, "maison-exemple", nil, ["departement:14"])
        case "Olga": return try sign(.observer, "caf-exemple", nil)
        default: throw NoSuchPerson(name: name)
        }
    }

    private struct NoSuchPerson: Error { let name: String }

    /// What Anne writes of Marie Durand, whose housing benefit is suspended.
    func order(
        subject: String = "APL suspendue depuis trois mois", units: [String] = ["caf14"], commune: String = "14762",
        more: String = ""
    ) -> String {
        let ids = units.compactMap { self.units[$0] }.map { "\"\($0)\"" }.joined(separator: ",")
        return """
            {"subject":"\(subject)","description":"Le versement a cessé après un déménagement.","category":"logement",
            "commune":"\(commune)","units":[\(ids)],
            "usager":{"firstName":"Marie","lastName":"Durand","birthDate":"1958"},
            "collectedMandate":{"type":"paper","collectedOn":"2026-02-27"}\(more.isEmpty ? "" : "," + more)}
            """
    }

    /// Opens a ticket, and gives its name.
    func open(_ person: String = "Anne", _ order: String? = nil) throws -> String {
        let answer = try send(person, order ?? self.order())
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(try answer.json["id"]?.string)
    }

    /// Sends an order with a key of its own.
    func send(_ person: String, _ order: String, key: String = UUID().uuidString) throws -> Answer {
        let caller = try self[person]
        return try api.send(
            .post, "/v1/tickets", json: order, fields: ["Authorization": caller.field, "Idempotency-Key": key])
    }

    /// Makes sure that those who read tickets work there before one is sent.
    func staff(_ names: String...) throws { for name in names { _ = try self[name] } }

    /// A transition, whatever the version.
    func move(_ ticket: String, _ transition: String, by person: String, _ body: String = "{}") throws -> Answer {
        try self[person].post("/v1/tickets/\(ticket)/\(transition)", json: body, ifMatch: "*")
    }

    func ticket(_ id: String, as person: String) throws -> JSONValue { try self[person].get("/v1/tickets/\(id)").json }
    func status(_ path: String, as person: String) throws -> Int { try self[person].get(path).status }
}

extension Answer {
    /// A member of an object.
    func callAsFunction(_ key: String) -> String? { (try? json)?[key]?.string }

    /// The first wrong place, with its code.
    var fault: String {
        let first = try? json["errors"]?.elements.compactMap { field in
            field["pointer"]?.string.map { "\($0) \(field["code"]?.string ?? "")" }
        }.first
        return first ?? ""
    }

    /// The texts of a member of each item.
    func items(_ key: String) -> [String] {
        (try? json)?["items"]?.elements.compactMap { $0[key]?.string } ?? []
    }
}
