package import Kernel

/// Who may use an operation; checked before the body is read and before anything is looked up.
///
/// On what they may use it is the endpoint's to say: what a caller may not see is not found, what they see and may not
/// touch is forbidden.
package enum Access: Hashable, Sendable {
    /// Anybody, without a token.
    case anyone
    /// The owner of the service, through the owner-only socket.
    case owner
    /// Anybody with a token: persons, even before the second factor that their roles ask for, and partners' keys.
    case identified
    /// Anybody who signed in, with the second factor that their roles ask for.
    case signedIn
    /// Anybody who signed in, and keys with one of the scopes.
    case signedInOrKey(scopes: [Scope])
    /// Persons who hold one of the roles somewhere, and keys with one of the scopes.
    case granted(roles: [Role], scopes: [Scope] = [])

    /// Why a caller is refused; `nil` when they are not.
    package func refusal(of identity: Caller.Identity) -> Problem? {
        switch (self, identity) {
        case (.anyone, _), (.owner, .owner), (.identified, .person), (.identified, .partner): nil
        // Who may not use it does not learn that it exists.
        case (.owner, _): .notFound
        case (_, .anonymous): .unauthenticated
        case (_, .person(let person)) where person.lacksSecondFactor: .secondFactorRequired
        case (.signedIn, .person): nil
        case (.granted(let roles, _), .person(let person)):
            person.grants.contains { roles.contains($0.role) } ? nil : .forbidden
        case (.signedInOrKey, .person): nil
        case (.granted(_, let scopes), .partner(let partner)), (.signedInOrKey(let scopes), .partner(let partner)):
            scopes.contains(where: partner.scopes.contains) ? nil : .forbidden
        case (.signedIn, .partner), (_, .owner): .forbidden
        }
    }
}

extension Access: CustomStringConvertible {
    /// As docs/authorization.md writes it: `anyone`, `owner`, `any token`, `signed in`, `roles a, b; scopes x:y`.
    package var description: String {
        switch self {
        case .anyone: "anyone"
        case .owner: "owner"
        case .identified: "any token"
        case .signedIn: "signed in"
        case .signedInOrKey(let scopes): "signed in; scopes " + scopes.map(\.rawValue).joined(separator: ", ")
        case .granted(let roles, let scopes):
            [
                roles.isEmpty ? nil : "roles " + roles.map(\.rawValue).joined(separator: ", "),
                scopes.isEmpty ? nil : "scopes " + scopes.map(\.rawValue).joined(separator: ", "),
            ].compactMap(\.self).joined(separator: "; ")
        }
    }
}
