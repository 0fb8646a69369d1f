private import Crypto
import HTTP
import JSON
package import Kernel
import Outbound

/// Lets people in whom one provider knows (OpenID Connect Core §3.1, authorization code flow).
///
/// Shared by all threads. Calls out, so that only threads which may wait use it.
package final class RelyingParty: Sendable {
    package let provider: Provider
    private let clock: Clock
    private let endpoints: ProviderMemory<ProviderEndpoints>
    private let keys: ProviderMemory<KeySet>

    /// A relying party that has asked nothing yet.
    package init(_ provider: Provider, clock: Clock) {
        self.provider = provider
        self.clock = clock
        endpoints = ProviderMemory(clock: clock)
        keys = ProviderMemory(clock: clock)
    }

    /// The address to which the browser goes, to sign in.
    package func authorizationAddress(of attempt: SignInAttempt) throws(OpenIDError) -> String {
        let endpoints = try knownEndpoints(ProviderClient(provider))
        var form = FormFields([
            "response_type": "code", "client_id": provider.client.id, "redirect_uri": provider.redirect,
            "scope": provider.scopes.joined(separator: " "), "state": attempt.state, "nonce": attempt.nonce,
            "acr_values": provider.levels.isEmpty ? nil : provider.levels.joined(separator: " "),
            "claims": provider.claims,
        ])
        if sendsChallenge(endpoints) {
            form.append("code_challenge", attempt.challenge)
            form.append("code_challenge_method", "S256")
        }
        return form.added(to: endpoints.authorization)
    }

    /// Who signed in, once everything that the provider says has been checked.
    package func identity(
        from response: AuthorizationResponse, of attempt: SignInAttempt
    ) throws(OpenIDError) -> FederatedIdentity {
        let client = ProviderClient(provider)
        let endpoints = try knownEndpoints(client)
        let code = try response.code(of: attempt, from: provider, endpoints)
        let answer = try token(for: code, of: attempt, endpoints, client)
        let identity = try claims(answer.idToken, endpoints, client, isEncryptionRequired: false)
        let subject: String
        do throws(TokenFault) {
            subject = try rules.checkIdentity(identity, nonce: attempt.nonce, accessToken: answer.accessToken)
        } catch {
            throw .token(error)
        }
        let person = try person(subject, answer.accessToken, endpoints, client) ?? identity
        return FederatedIdentity(
            subject: subject, identity: identity, person: person, profile: provider.profile, idToken: answer.idToken)
    }

    /// The address to which the browser goes, to sign out at the provider too (OpenID Connect RP-Initiated Logout §2).
    ///
    /// - Returns: `nil` when the provider has none.
    package func logoutAddress(idToken: String, state: String) throws(OpenIDError) -> String? {
        guard let address = try knownEndpoints(ProviderClient(provider)).endSession else { return nil }
        return FormFields([
            "id_token_hint": idToken, "state": state, "post_logout_redirect_uri": provider.logoutRedirect,
        ]).added(to: address)
    }

    private var rules: TokenRules { TokenRules(provider: provider, now: clock.now()) }

    private func knownEndpoints(_ client: ProviderClient) throws(OpenIDError) -> ProviderEndpoints {
        if let configured = provider.configured { return configured }
        return try endpoints.value { () throws(OpenIDError) in
            let base = provider.issuer.hasSuffix("/") ? String(provider.issuer.dropLast()) : provider.issuer
            let answer = try client.document(at: base + "/.well-known/openid-configuration")
            return try ProviderEndpoints(answer.body, of: provider.issuer)
        }.value
    }

    private func sendsChallenge(_ endpoints: ProviderEndpoints) -> Bool {
        provider.sendsChallenge ?? (provider.profile.trustsDescribedChallenge && endpoints.takesChallenge)
    }

    private func token(
        for code: String, of attempt: SignInAttempt, _ endpoints: ProviderEndpoints, _ client: ProviderClient
    ) throws(OpenIDError) -> TokenAnswer {
        var form = FormFields([
            "grant_type": "authorization_code", "code": code, "redirect_uri": provider.redirect,
        ])
        if sendsChallenge(endpoints) { form.append("code_verifier", attempt.verifier) }
        var fields = HeaderFields()
        provider.client.authenticate(&form, &fields)
        return try TokenAnswer(try client.submit(form, to: endpoints.token, fields: fields))
    }

    /// What the provider tells of the person; `nil` when there is nowhere to ask.
    private func person(
        _ subject: String, _ accessToken: String, _ endpoints: ProviderEndpoints, _ client: ProviderClient
    ) throws(OpenIDError) -> JSONValue? {
        guard let address = endpoints.userInfo else {
            guard provider.userInfo == .plain else { throw .token(.unprotected) }
            return nil
        }
        let answer = try client.document(
            at: address,
            fields: [.authorization: "Bearer " + accessToken, .accept: "application/jwt, application/json"])
        let type = answer.fields[.contentType].map { $0.prefix { $0 != ";" && $0 != " " }.lowercased() }
        if type == "application/jwt", let text = String(validating: answer.body, as: UTF8.self) {
            let claims = try claims(text, endpoints, client, isEncryptionRequired: provider.userInfo == .encrypted)
            do throws(TokenFault) { try rules.checkPerson(claims, subject: subject) } catch { throw .token(error) }
            return claims
        }
        guard provider.userInfo == .plain else { throw .token(.unprotected) }
        guard type == "application/json", let root = try? JSONTape(answer.body, limits: .answer).root,
            root.kind == .object
        else { throw .malformedAnswer }
        do throws(TokenFault) { try rules.checkSubject(root, subject) } catch { throw .token(error) }
        return root
    }

    /// The claims of a token that one of the provider's keys signed, keys asked again when none fits.
    private func claims(
        _ text: String, _ endpoints: ProviderEndpoints, _ client: ProviderClient, isEncryptionRequired: Bool
    ) throws(OpenIDError) -> JSONValue {
        func ask() throws(OpenIDError) -> KeySet { try KeySet(try client.document(at: endpoints.keys).body) }
        let token: SignedToken
        do throws(TokenFault) {
            token = try SignedToken(
                try provider.signedText(of: text, isEncryptionRequired: isEncryptionRequired),
                allowing: provider.algorithms)
        } catch {
            throw .token(error)
        }
        let known = try keys.value(ask)
        do throws(TokenFault) {
            return try token.claims(signedWith: known.value)
        } catch {
            guard error == .unknownKey || error == .badSignature, let newer = keys.value(after: known, ask) else {
                throw .token(error)
            }
            do throws(TokenFault) { return try token.claims(signedWith: newer.value) } catch { throw .token(error) }
        }
    }
}
