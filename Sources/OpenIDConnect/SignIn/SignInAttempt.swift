package import Crypto

/// One sign-in on its way through a provider: what ties its end to the browser in which it began.
///
/// The browser keeps a secret in a cookie; the state goes through the provider and back. What the provider must repeat
/// (nonce) and what only we can show (code verifier) are made of both, so that nothing of it needs to be stored.
package struct SignInAttempt: Sendable {
    /// What the browser's cookie holds.
    package let browser: String
    /// What the provider gives back with the browser (RFC 6749 §10.12).
    package let state: String

    /// A new attempt, 256 random bits each.
    package init() {
        browser = Base64URL.text(RandomSource.bytes(32))
        state = Base64URL.text(RandomSource.bytes(32))
    }

    /// An attempt that goes on; `nil` when the cookie or the state is not one of ours.
    package init?(browser: String, state: String) {
        guard browser.utf8.count == 43, state.utf8.count == 43, Base64URL.bytes(browser) != nil,
            Base64URL.bytes(state) != nil
        else { return nil }
        self.browser = browser
        self.state = state
    }

    /// What the provider must put in the token (OpenID Connect Core §3.1.2.1), 43 characters.
    var nonce: String { derived("nonce") }

    /// What shows that the code came back to who asked for it (RFC 7636 §4.1), 43 characters.
    var verifier: String { derived("code verifier") }

    /// What the provider is told of the verifier (RFC 7636 §4.2, S256).
    var challenge: String { Base64URL.text(Digest.sha256(verifier).bytes) }

    /// By what the attempt is found again: neither the state nor the cookie can be read from it.
    package var digest: Digest { Digest.blake2b("sign-in \(browser) \(state)") }

    private func derived(_ purpose: String) -> String {
        Base64URL.text(Digest.blake2b("\(purpose) \(browser) \(state)").bytes)
    }
}
