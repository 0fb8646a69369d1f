/// A kind of use that has a limit of its own.
package enum RateLimitClass: Int, CaseIterable, Sendable {
    /// Without a token: counted by address.
    case anonymous
    /// With a token: counted by account or by key, whatever the address.
    case authenticated
    /// Attempts to sign in, by whoever tries: counted by address.
    case signIn

    /// As the operator and the client read it.
    package var name: String {
        switch self {
        case .anonymous: "anonymous"
        case .authenticated: "authenticated"
        case .signIn: "sign-in"
        }
    }
}
