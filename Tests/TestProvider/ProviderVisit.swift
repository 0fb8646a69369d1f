import Crypto
import HTTP
import JSON
import Synchronization

/// One request to a local provider.
struct ProviderVisit {
    let request: Request
    let desk: ProviderDesk
    let conduct: ProviderConduct

    /// OpenID Connect Discovery §4.
    func description() -> Response {
        let issuer = desk.issuer
        var members: [String: String?] = [
            "issuer": quoted(issuer), "authorization_endpoint": quoted(issuer + "/authorize"),
            "token_endpoint": quoted(issuer + "/token"), "userinfo_endpoint": quoted(issuer + "/userinfo"),
            "jwks_uri": quoted(issuer + "/jwks"), "end_session_endpoint": quoted(issuer + "/session/end"),
            "code_challenge_methods_supported": conduct.wantsChallenge ? "[\"plain\", \"S256\"]" : nil,
        ]
        members.merge(conduct.description) { $1 }
        return ProviderHandler.answer(object(members))
    }

    func keys() -> Response {
        ProviderHandler.answer("{\"keys\":[" + conduct.published.map { $0.json() }.joined(separator: ",") + "]}")
    }

    /// The person agrees at once; the browser goes back.
    func authorize() -> Response {
        let asked = parameters(of: request.head.target)
        guard asked["client_id"] == ProviderDesk.client, let redirect = asked["redirect_uri"],
            let state = asked["state"], state.utf8.count >= 32, let nonce = asked["nonce"], nonce.utf8.count >= 32,
            asked["response_type"] == "code", asked["scope"]?.contains("openid") == true,
            !conduct.wantsChallenge || asked["code_challenge_method"] == "S256"
        else { return Response(400) }
        let code = "code-" + Base64URL.text(RandomSource.bytes(16))
        desk.grants.withLock {
            $0[code] = ProviderDesk.Grant(
                nonce: nonce, redirect: redirect, level: asked["acr_values"], challenge: asked["code_challenge"])
        }
        var returned: [String: String?] = ["code": code, "state": state]
        returned.merge(conduct.returned) { $1 }
        let query = returned.compactMap { name, value in value.map { name + "=" + $0 } }.sorted()
        return Response(.seeOther, fields: [.location: redirect + "?" + query.joined(separator: "&")])
    }

    /// A code for tokens, once.
    func token() -> Response {
        let text = String(decoding: request.body.bytes ?? [], as: UTF8.self)
        guard let target = try? RequestTarget("/?" + text) else { return Response(400) }
        var form = parameters(of: target)
        form["authorization"] = request.head.fields[.authorization]
        desk.lastForm.withLock { $0 = form }
        let isKnown =
            form["client_id"] == ProviderDesk.client && form["client_secret"] == ProviderDesk.secret
            || form["authorization"]?.hasPrefix("Basic ") == true
        guard isKnown else { return refusal("invalid_client", 401) }
        guard form["grant_type"] == "authorization_code", let code = form["code"],
            let grant = desk.grants.withLock({ $0.removeValue(forKey: code) }), grant.redirect == form["redirect_uri"],
            grant.challenge == form["code_verifier"].map({ Base64URL.text(Digest.sha256($0).bytes) })
        else { return refusal("invalid_grant", 400) }
        let access = "access-" + Base64URL.text(RandomSource.bytes(16))
        desk.accessTokens.withLock { _ = $0.insert(access) }
        var token = identityToken(grant, access: access)
        if conduct.encryptsIdentity, let reader = conduct.reader { token = reader.encrypt(token) }
        return ProviderHandler.answer(
            object([
                "access_token": quoted(access), "token_type": "\"Bearer\"", "expires_in": "60",
                "id_token": quoted(token),
            ]))
    }

    private func identityToken(_ grant: ProviderDesk.Grant, access: String) -> String {
        var claims: [String: String?] = [
            "iss": quoted(desk.issuer), "aud": quoted(ProviderDesk.client), "sub": "\"person-1\"",
            "exp": "\(desk.seconds + 60)", "iat": "\(desk.seconds)", "nonce": quoted(grant.nonce),
            "acr": grant.level.map(quoted), "amr": "[\"pwd\",\"otp\"]",
            "at_hash": quoted(Base64URL.text(Array(Digest.sha256(access).bytes.prefix(16)))),
        ]
        claims.merge(conduct.identityClaims) { $1 }
        let content = object(claims)
        return conduct.forgeIdentity?(content) ?? conduct.signing.sign(content, header: conduct.header)
    }

    /// What is known of the person.
    func person() -> Response {
        guard let token = request.head.fields[.authorization]?.split(separator: " ").last,
            desk.accessTokens.withLock({ $0.contains(String(token)) })
        else { return Response(401) }
        let isPlain = conduct.personForm == .plain
        var claims: [String: String?] = [
            "sub": "\"person-1\"", "given_name": "\"Angela Claire Louise\"", "family_name": "\"DUBOIS\"",
            "usual_name": "\"DURAND\"", "email": "\"angela@example.fr\"", "siret": "\"13002526500013\"",
            "idp_id": "\"9e139e69-de07-4cbe-987f-d12cb38c0368\"", "gender": "\"female\"",
            "iss": isPlain ? nil : quoted(desk.issuer), "aud": isPlain ? nil : quoted(ProviderDesk.client),
            "exp": isPlain ? nil : "\(desk.seconds + 60)", "iat": isPlain ? nil : "\(desk.seconds)",
        ]
        claims.merge(conduct.personClaims) { $1 }
        let content = object(claims)
        if let forge = conduct.forgePerson { return ProviderHandler.answer(forge(content), "application/jwt") }
        if isPlain { return ProviderHandler.answer(content, "application/json; charset=utf-8") }
        let signed = conduct.signing.sign(content, header: conduct.header)
        guard conduct.personForm == .encrypted, let reader = conduct.reader else {
            return ProviderHandler.answer(signed, "application/jwt")
        }
        return ProviderHandler.answer(reader.encrypt(signed), "application/jwt;charset=utf-8")
    }

    /// The person is signed out; the browser goes back with the state.
    func signOut() -> Response {
        let asked = parameters(of: request.head.target)
        guard let token = asked["id_token_hint"], token.split(separator: ".").count >= 3, let state = asked["state"],
            let redirect = asked["post_logout_redirect_uri"]
        else { return Response(400) }
        return Response(.seeOther, fields: [.location: redirect + "?state=" + state])
    }

    private func refusal(_ error: String, _ status: Status) -> Response {
        ProviderHandler.answer("{\"error\":\"\(error)\"}", status: status)
    }

    private func parameters(of target: RequestTarget) -> [String: String] {
        Dictionary(target.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }

    private func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return writer.text
    }

    private func object(_ members: [String: String?]) -> String {
        let written = members.sorted { $0.key < $1.key }.compactMap { name, value in
            value.map { quoted(name) + ":" + $0 }
        }
        return "{" + written.joined(separator: ",") + "}"
    }
}
