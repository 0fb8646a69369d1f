/// Who sends a request, in which language they read, and how the request is named.
package struct Caller: Sendable {
    package let identity: Identity
    package let language: Language
    /// The name of the request, given back in `X-Request-Id` and in the log.
    package let request: String

    /// A caller of one request.
    package init(identity: Identity, language: Language = .french, request: String) {
        self.identity = identity
        self.language = language
        self.request = request
    }

    /// What is known of a caller.
    package enum Identity: Hashable, Sendable {
        /// Anybody on the network.
        case anonymous
        /// The owner of the service, on its own machine, through the owner-only socket.
        case owner
        /// Somebody who signed in.
        case person(Person)
        /// A partner's system, by its key.
        case partner(Partner)
    }
}

extension Caller {
    /// The person who calls, if it is one.
    package var person: Person? { if case .person(let person) = identity { person } else { nil } }
    /// The partner's system that calls, if it is one.
    package var partner: Partner? { if case .partner(let partner) = identity { partner } else { nil } }

    /// What the person may do as one of these roles, and where; nothing for anybody else.
    package func grants(of roles: Role...) -> [Grant] { person?.grants.filter { roles.contains($0.role) } ?? [] }

    /// Whether the person holds a role, anywhere.
    package func holds(_ role: Role) -> Bool { person?.grants.contains { $0.role == role } ?? false }

    /// Whether the partner's key carries a scope.
    package func has(_ scope: Scope) -> Bool { partner?.scopes.contains(scope) ?? false }
}
