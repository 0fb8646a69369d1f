import Accounts
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// The service with two invented organisations, and people who hold each of the roles that count in the directory.
struct AddressBook {
    let api: TestAPI
    let now = "2026-03-02T09:00:00.000Z"

    init(now: String = "2026-03-02T09:00:00Z", extra: [Feature] = []) throws {
        api = try TestAPI(now: now, extra: extra, identities: AddressBook.identities)
        for slug in ["caf-exemple", "cpam-exemple"] {
            let answer = try post(
                "/v1/directory/organisations", #"{"slug":"\#(slug)","name":"Exemple","categories":["publicOperator"]}"#)
            #expect(answer.status == 201, "\(answer.text)")
        }
    }

    private static func person(_ name: String, _ grants: Grant...) -> Caller.Identity {
        .person(Person(account: name, session: name, grants: grants, hasSecondFactor: true))
    }

    private static var identities: [String: Caller.Identity] {
        [
            "administrator": person("administrator", Grant(.administrator)),
            "caf": person("caf", Grant(.organisationManager, organisation: "caf-exemple")),
            "cpam": person("cpam", Grant(.organisationManager, organisation: "cpam-exemple")),
            "calvados": person("calvados", Grant(.territoryManager, zones: ["departement:14"])),
            "chief": person("chief", Grant(.unitManager, organisation: "caf-exemple", unit: "none")),
            "agent": person("agent", Grant(.agent, organisation: "caf-exemple")),
            "aidant": person("aidant", Grant(.aidant, organisation: "mairie-exemple")),
            "caf-key": .partner(
                Partner(key: "k1", organisation: "caf-exemple", scopes: [.directoryRead, .directoryWrite])),
            "caf-reader": .partner(Partner(key: "k2", organisation: "caf-exemple", scopes: [.directoryRead])),
        ]
    }

    /// Makes `chief` the manager of a unit.
    func appointChief(of path: String) {
        let unit = String(path.split(separator: "/").last!)
        let grant = Grant(.unitManager, organisation: "caf-exemple", unit: unit)
        api.know(AddressBook.person("chief", grant), by: "chief")
    }

    func get(_ path: String, as token: String? = nil) throws -> Answer {
        guard let token else { return try api.get(path) }
        return try api.get(path, fields: [.authorization: "Bearer \(token)"])
    }

    func post(_ path: String, _ json: String, as token: String = "administrator") throws -> Answer {
        try api.post(path, json: json, fields: [.authorization: "Bearer \(token)"])
    }

    func patch(_ path: String, _ json: String, version: String = "*", as token: String = "caf") throws -> Answer {
        try api.send(
            .patch, path, json: json, fields: [.authorization: "Bearer \(token)", .ifMatch: version])
    }

    func delete(_ path: String, version: String = "*", as token: String = "caf") throws -> Answer {
        try api.send(.delete, path, fields: [.authorization: "Bearer \(token)", .ifMatch: version])
    }

    /// Adds a unit of the CAF.
    func unit(_ members: String = "", name: String = "Accueil", as token: String = "caf") throws -> Answer {
        let more = members.isEmpty ? "" : "," + members
        return try post(
            "/v1/directory/units", #"{"organisation":"caf-exemple","name":"\#(name)"\#(more)}"#, as: token)
    }

    /// Adds a unit of the CAF that covers a departement, and gives its path.
    func path(_ members: String = #""zones":[{"type":"departement","code":"14"}]"#) throws -> String {
        let answer = try unit(members)
        #expect(answer.status == 201, "\(answer.text)")
        return try #require(answer["Location"])
    }
}

extension Answer {
    /// The first wrong place, with its code.
    var fault: String {
        let first = try? json["errors"]?.elements.compactMap { field in
            field["pointer"]?.string.map { "\($0) \(field["code"]?.string ?? "")" }
        }.first
        return first ?? ""
    }

    /// A member of an object.
    func callAsFunction(_ key: String) -> String? { (try? json)?[key]?.string }
}
