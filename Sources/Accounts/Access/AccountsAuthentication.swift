import Endpoints

/// Tells who carries a token, from sessions and keys.
struct AccountsAuthentication: Authentication {
    let changes: AccessChanges
    let uses: TokenUse

    func makeAuthenticator() -> any Endpoints.Authenticator { TokenAuthenticator(changes, uses) }
}
