import Accounts
import App
import Endpoints
import Foundation
import HTTP
import Kernel
import LocalClient
import TestSupport
import Testing

/// Every operation asked by every kind of caller: the gateway says what the table of docs/authorization.md says.
@Suite struct `The matrix of permissions` {
    /// A kind of caller, by the token that it carries.
    private struct Asker {
        let token: String?
        let identity: Caller.Identity?
    }

    private static let account = "01890a5d-ac96-7b7c-8f2e-0123456789ab"

    private static func person(_ grants: [Grant], lacksSecondFactor: Bool = false) -> Caller.Identity {
        .person(
            Person(
                account: account, session: account, grants: grants, hasSecondFactor: !lacksSecondFactor,
                lacksSecondFactor: lacksSecondFactor))
    }

    private static func partner(_ scopes: Set<Scope>) -> Caller.Identity {
        .partner(Partner(key: "0123456789abcdef", organisation: "caf", scopes: scopes))
    }

    /// What a row of the table promises to a caller: the status of the gateway, 406 when it lets the request through.
    private func promise(_ access: String, to asker: Asker) -> Int {
        if access == "anyone" { return asker.token != nil && asker.identity == nil ? 401 : 406 }
        // Not on the network at all.
        if access == "owner" { return 404 }
        guard let identity = asker.identity else { return 401 }
        if access == "any token" { return 406 }
        var roles: [String] = []
        var scopes: [String] = []
        var isOpenToPersons = false
        for part in access.split(separator: "; ") {
            let words = part.split(separator: " ", maxSplits: 1)
            let names = words.count == 2 ? words[1].split(separator: ", ").map(String.init) : []
            if words[0] == "roles" { roles = names }
            if words[0] == "scopes" { scopes = names }
            if part == "signed in" { isOpenToPersons = true }
        }
        switch identity {
        case .person(let person):
            if person.lacksSecondFactor { return 403 }
            return isOpenToPersons || person.grants.contains { roles.contains($0.role.rawValue) } ? 406 : 403
        case .partner(let partner):
            return partner.scopes.contains { scopes.contains($0.rawValue) } ? 406 : 403
        case .anonymous, .owner: return 401
        }
    }

    @Test func `is the table, for every operation, role and scope`() throws {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/authorization.md", encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let table = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        let operations = try TestAPI().service.routes.map(\.operation)
        let everyScope = OperationCatalog()
        everyScope.publish(operations)

        var askers = [Asker(token: nil, identity: nil), Asker(token: "gone", identity: nil)]
        var identities: [String: Caller.Identity] = [
            "nobody": Self.person([]), "keyless": Self.partner([]), "everyScope": Self.partner(everyScope.scopes),
            "half": Self.person(RoleProfile.all.map { Grant($0.role) }, lacksSecondFactor: true),
        ]
        for profile in RoleProfile.all {
            identities["role-" + profile.role.rawValue] = Self.person([Grant(profile.role)])
        }
        for scope in everyScope.scopes { identities["scope-" + scope.rawValue] = Self.partner([scope]) }
        askers += identities.sorted { $0.key < $1.key }.map { Asker(token: $0.key, identity: $0.value) }

        let api = try TestAPI(identities: identities)
        var cells = 0
        for operation in operations {
            guard let access = table[operation.id] else {
                Issue.record("\(operation.id) has no row")
                continue
            }
            let target = Self.target(of: operation)
            for asker in askers {
                // What nobody can answer in is refused after access was checked, and before anything is done.
                let answer =
                    try asker.token.map {
                        try api.send(
                            operation.method, target, fields: ["Accept": "image/none", "Authorization": "Bearer \($0)"])
                    } ?? api.send(operation.method, target, fields: ["Accept": "image/none"])
                let promised = promise(access, to: asker)
                // What answers in any type refuses the request for what it lacks: a name that exists, a body.
                let isLetThrough = promised == 406 && [400, 404].contains(answer.status)
                #expect(
                    answer.status == promised || isLetThrough,
                    "\(operation.id) asked by \(asker.token ?? "anybody"): \(answer.text)")
                cells += 1
            }
        }
        #expect(cells == operations.count * askers.count)
    }

    /// The path with something in the place of each parameter.
    private static func target(of operation: Endpoints.Operation) -> String {
        operation.path.description.replacing("...", with: "").split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("{") ? account[...] : $0 }.joined(separator: "/")
    }
}
