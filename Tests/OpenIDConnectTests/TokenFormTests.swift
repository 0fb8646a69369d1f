import Crypto
import Kernel
import OpenIDConnect
import TestProvider
import Testing

/// Tokens that are not written as they should be, or not signed as they say.
@Suite struct `A token's form` {
    private static let trial = try! SignInTrial()

    private func refusal(_ forge: @escaping @Sendable (String) -> String) throws -> OpenIDError? {
        let trial = try SignInTrial()
        trial.provider.behave { $0.forgeIdentity = forge }
        return try trial.refusal()
    }

    @Test(arguments: [
        "", "a", "a.b", "a.b.c", "..", "...", "e30.e30.", "e30.e30.AAAA", "bnVsbA.e30.AAAA", "W10.e30.AAAA",
        "a.b.c.d.e.f",
    ]) func `is three parts of base64url with a header`(text: String) throws {
        let fault = try refusal { _ in text }
        #expect(fault == .token(.malformed) || fault == .token(.algorithmRefused))
    }

    @Test(arguments: ["=", "==", "\\n", " ", "+", "/", "é", "."]) func `has no character more`(tail: String) throws {
        let fault = try refusal { LocalProvider.elliptic.sign($0) + (tail == "\\n" ? "\n" : tail) }
        #expect(fault == .token(.malformed))
    }

    @Test(arguments: [0, 1]) func `has no character more inside either`(part: Int) throws {
        let fault = try refusal { content in
            var parts = LocalProvider.elliptic.sign(content).split(separator: ".").map(String.init)
            parts[part] += "="
            return parts.joined(separator: ".")
        }
        #expect(fault == .token(.malformed))
    }

    @Test func `has one spelling`() throws {
        // The last character of a signature of 64 bytes carries four bits that mean nothing: they must be zero.
        let fault = try refusal { content in
            let signed = LocalProvider.elliptic.sign(content)
            return signed.dropLast()
                + (signed.hasSuffix("A") ? "B" : signed.hasSuffix("Q") ? "R" : signed.hasSuffix("g") ? "h" : "x")
        }
        #expect(fault == .token(.malformed))
    }

    @Test func `says nothing twice`() throws {
        let twice = try refusal {
            TestKey.forge(header: "{\"alg\":\"HS256\",\"alg\":\"ES256\",\"kid\":\"ec-1\"}", $0)
        }
        #expect(twice == .token(.malformed))
        let claims = try refusal { LocalProvider.elliptic.sign($0.dropLast() + ",\"sub\":\"person-2\"}") }
        #expect(claims == .token(.malformed))
    }

    @Test func `is not longer than a token can be`() throws {
        let fault = try refusal {
            LocalProvider.elliptic.sign($0.dropLast() + ",\"x\":\"" + String(repeating: "x", count: 13_000) + "\"}")
        }
        #expect(fault == .token(.malformed))
    }

    @Test(arguments: ["[]", "\"text\"", "null", "{", "{\"sub\":\"\\ud800\"}", ""])
    func `holds an object of claims`(content: String) throws {
        #expect(try refusal { _ in LocalProvider.elliptic.sign(content) } == .token(.malformed))
    }

    @Test(arguments: [0, 1, 32, 63, 65, 70, 71, 72, 96, 128])
    func `has a signature of the key's length`(length: Int) throws {
        let fault = try refusal {
            TestKey.forge(
                header: "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}", $0, signature: [UInt8](repeating: 7, count: length))
        }
        #expect(fault == .token(.badSignature))
    }

    @Test func `has a signature that is not all zero`() throws {
        let fault = try refusal {
            TestKey.forge(
                header: "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}", $0, signature: [UInt8](repeating: 0, count: 64))
        }
        #expect(fault == .token(.badSignature))
    }

    @Test func `is signed over every bit`() throws {
        for part in 1...2 {
            for place in [0, 5, 20, 40] {
                let fault = try refusal { content in
                    var parts = LocalProvider.elliptic.sign(content).split(separator: ".").map {
                        Base64URL.bytes(String($0))!
                    }
                    parts[part][place] ^= 1
                    return parts.map(Base64URL.text).joined(separator: ".")
                }
                #expect(fault == .token(.badSignature))
            }
        }
    }
}

/// Answers that are encrypted for us.
@Suite struct `An encrypted answer` {
    private static let ours = TestKey.elliptic("ours")

    private func refusal(
        _ key: TestKey = ours, isExpected: Bool = true, _ forge: @escaping @Sendable (String) -> String
    ) throws -> OpenIDError? {
        let trial = try SignInTrial(
            settings: isExpected ? ["decryptionKeyFile": "\"key\"", "userInfo": "\"encrypted\""] : [:],
            files: ["key": key.json(isPrivate: true)])
        trial.provider.behave { $0.forgePerson = forge }
        return try trial.refusal()
    }

    @Test func `is wanted when the operator says so`() throws {
        #expect(try refusal { LocalProvider.elliptic.sign($0) } == .token(.unprotected))
    }

    @Test func `is for us`() throws {
        let other = TestKey.elliptic("ours")
        #expect(try refusal { other.encrypt(LocalProvider.elliptic.sign($0)) } == .token(.notDecryptable))
        #expect(
            try refusal(isExpected: false) { Self.ours.encrypt(LocalProvider.elliptic.sign($0)) }
                == .token(.notDecryptable))
    }

    @Test func `is signed inside`() throws {
        #expect(try refusal { Self.ours.encrypt($0) } == .token(.malformed))
        let other = TestKey.elliptic("ec-1")
        #expect(try refusal { Self.ours.encrypt(other.sign($0)) } == .token(.badSignature))
        #expect(try refusal { Self.ours.encrypt(Self.ours.encrypt($0)) } == .token(.malformed))
    }

    @Test func `comes in one way only`() throws {
        let rsa = TestKey.rsa("ours")
        for (key, algorithm, encryption) in [
            (rsa, "RSA1_5", "A256GCM"), (rsa, "RSA-OAEP", "A256CBC-HS512"), (rsa, "RSA-OAEP", "A128CBC-HS256"),
            (rsa, "RSA-OAEP", "A128GCM"), (Self.ours, "ECDH-ES", "A256CBC-HS512"), (Self.ours, "ECDH-ES", "A192GCM"),
        ] {
            let fault = try refusal(key) {
                key.encrypt(LocalProvider.elliptic.sign($0), algorithm: algorithm, encryption: encryption)
            }
            #expect(fault == .token(.algorithmRefused), "\(algorithm) \(encryption)")
        }
        #expect(
            try refusal { Self.ours.encrypt(LocalProvider.elliptic.sign($0), header: ["cty": "text"]) }
                == .token(.headerRefused))
    }

    @Test(arguments: [0, 1, 4, 12, 15]) func `has a tag of full length`(length: Int) throws {
        let fault = try refusal { content in
            var parts = Self.ours.encrypt(LocalProvider.elliptic.sign(content))
                .split(separator: ".", omittingEmptySubsequences: false).map { Base64URL.bytes(String($0))! }
            parts[4] = Array(parts[4].prefix(length))
            return parts.map(Base64URL.text).joined(separator: ".")
        }
        #expect(fault == .token(.malformed))
    }

    @Test func `is whole`() throws {
        let fault = try refusal { content in
            var parts = Self.ours.encrypt(LocalProvider.elliptic.sign(content)).split(
                separator: ".", omittingEmptySubsequences: false
            )
            .map { Base64URL.bytes(String($0))! }
            parts[3][9] ^= 1
            return parts.map(Base64URL.text).joined(separator: ".")
        }
        #expect(fault == .token(.notDecryptable))
    }
}
