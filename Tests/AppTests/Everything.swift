import App
import Endpoints
import HTTP
import Kernel
import TestSupport

/// A person and a partner who hold everything that any operation asks for.
enum Everything {
    static let identities: [String: Caller.Identity] = {
        let accesses = (try? TestAPI())?.service.routes.map(\.operation.access) ?? []
        var roles: Set<Role> = []
        var scopes: Set<Scope> = []
        for case .granted(let someRoles, let someScopes) in accesses {
            roles.formUnion(someRoles)
            scopes.formUnion(someScopes)
        }
        let name = "01890a5d-ac96-7b7c-8f2e-0123456789ab"
        return [
            "person": .person(
                Person(account: name, session: name, grants: roles.map { Grant($0) }, hasSecondFactor: true)),
            "partner": .partner(Partner(key: "k", organisation: name, scopes: scopes)),
        ]
    }()

    /// The fields of a request that may do everything and misses nothing.
    static func fields(_ entry: ContractDocument.Entry) -> KeyValuePairs<HeaderName, String> {
        if entry.isPublic { return [.idempotencyKey: "01890a5d-ac96-7b7c-8f2e-0123456789ab"] }
        return [
            .authorization: "Bearer person", .ifMatch: "\"1\"", .idempotencyKey: "example",
        ]
    }
}
