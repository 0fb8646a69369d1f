import Kernel
import OpenIDConnect
import TestProvider
import Testing

/// How the operator describes providers.
@Suite struct `The file of providers` {
    private func refusal(
        _ settings: [String: String], profile: String = "franceConnectV2", files: [String: String] = [:]
    ) -> String? {
        do {
            _ = try SignInTrial.file(profile, issuer: "https://provider.example.fr", settings: settings, files: files)
            return nil
        } catch { return "\(error)" }
    }

    @Test(arguments: [
        "gender", "birthplace", "birthcountry", "birth", "profile", "identite_pivot", "rnipp_gender",
        "rnipp_identite_pivot",
    ]) func `cannot ask citizens for their gender or place of birth`(scope: String) {
        #expect(refusal(["scopes": "[\"openid\",\"\(scope)\"]"])?.contains("place of birth") == true)
        #expect(refusal(["scopes": "[\"openid\",\"\(scope)\"]"], profile: "generic") == nil)
        if scope == "gender" {
            #expect(refusal(["claims": "{\"userinfo\":{\"gender\":null}}"])?.contains("place of birth") == true)
            #expect(refusal(["claims": "{\"id_token\":{\"amr\":{\"essential\":true}}}"]) == nil)
        }
    }

    @Test(arguments: [
        ("issuer", "\"http://provider.example.fr\"", "https"), ("issuer", "\"provider\"", "https"),
        ("redirect", "\"https://a.example.fr/#x\"", "https"), ("redirect", "\"https://a:b@example.fr/\"", "https"),
        ("redirect", "\"http://127.0.0.1.evil.example/\"", "https"), ("redirect", "\"https://\"", "https"),
        ("logoutRedirect", "\"javascript:x\"", "https"), ("scopes", "[\"email\"]", "openid"),
        ("algorithms", "[\"HS256\"]", "ES256"), ("algorithms", "[\"none\"]", "ES256"), ("algorithms", "[]", "one"),
        ("userInfo", "\"encrypted\"", "decryptionKeyFile"), ("userInfo", "\"unsigned\"", "userInfo"),
        ("decryptionKeyFile", "\"absent\"", "private"), ("clientSecretFile", "\"absent\"", "cannot be read"),
        ("clientSecretFile", "\"empty\"", "no secret"), ("claims", "[]", "claims"), ("profile", "\"saml\"", "profile"),
        ("certificatesFile", "\"relative.pem\"", "whole path"), ("clientSecret", "\"typed here\"", "clientSecret"),
    ]) func `is refused with a sentence`(name: String, value: String, word: String) throws {
        let sentence = try #require(refusal([name: value], files: ["empty": "\n"]))
        #expect(sentence.contains(word), "\(sentence)")
        #expect(!sentence.contains("typed here"))
    }

    @Test func `takes a private key of ours and no other`() {
        let settings = ["decryptionKeyFile": "\"key\""]
        func refusal(_ key: String) -> String? { self.refusal(settings, files: ["key": key]) }
        #expect(refusal(TestKey.elliptic("k").json(isPrivate: true)) == nil)
        #expect(refusal(TestKey.rsa("k").json(isPrivate: true)) == nil)
        #expect(refusal(TestKey.elliptic("k").json()) != nil)
        #expect(refusal(TestKey.rsa("k", bits: 1024).json(isPrivate: true)) != nil)
        #expect(refusal(TestKey.otherCurve("k").json(isPrivate: true)) != nil)
        #expect(refusal("{}") != nil && refusal("") != nil)
    }

    @Test(arguments: ["Local", "a/b", "", "é", "a b"]) func `names providers as addresses can`(name: String) {
        let text = """
            {"providers": {"\(name)": {"profile": "generic", "issuer": "https://a.fr", "clientId": "c",
             "clientSecretFile": "s", "redirect": "https://b.fr/"}}}
            """
        #expect(throws: ProviderFileError.self) { try ProviderFile(Array(text.utf8)) { _ in Array("s".utf8) } }
    }

    @Test(arguments: [
        ("https://app.example.fr/retour", true), ("https://app.example.fr/retour?a=b", true),
        ("http://localhost:3000/retour", true), ("http://[::1]:3000/", true), ("http://app.example.fr/", false),
        ("https://app.example.fr/#/retour", false), ("app", false), ("https:/app", false), ("https://a b.fr/", false),
        ("https://a@b.fr/", false), ("http://localhost.evil.example/", false),
        ("http://127.0.0.1@evil.example/", false),
        ("https://a.fr\\@evil.example/", false), ("https://?x", false),
    ]) func `names addresses over TLS, or on this machine`(address: String, isSafe: Bool) {
        #expect(WebAddress.isSafe(address) == isSafe)
    }
}
