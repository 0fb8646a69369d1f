import Crypto
import Kernel
import Testing

/// Digests and codes against the published vectors.
@Suite struct `Digests and authentication codes` {
    @Test func `agree with FIPS 180-4 for SHA-256`() {
        #expect(
            Digest.sha256("abc").hexadecimal == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.sha256("").hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func `agree with b2sum -l 256 for BLAKE2b`() {
        #expect(
            Digest.blake2b("abc").hexadecimal == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
    }

    @Test func `are the same for a content in pieces`() {
        let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var stream = DigestStream()
        content.withUnsafeBytes { bytes in
            stream.update(UnsafeRawBufferPointer(rebasing: bytes[..<1]))
            stream.update(UnsafeRawBufferPointer(rebasing: bytes[1..<70_000]))
            stream.update(UnsafeRawBufferPointer(rebasing: bytes[70_000...]))
        }
        #expect(stream.finish() == Digest.blake2b(content))
    }

    @Test func `agree with RFC 4231 for keys of any length`() {
        let short = Authenticator(key: Secret(Array("Jefe".utf8)))
        let message = Array("what do ya want for nothing?".utf8)
        #expect(
            Hexadecimal.text(short.code(for: message))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let long = Authenticator(key: Secret([UInt8](repeating: 0xAA, count: 131)))
        #expect(
            Hexadecimal.text(long.code(for: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test func `refuse a code that differs in one bit, or in length`() {
        let authenticator = Authenticator(key: Secret([1, 2, 3]))
        var code = authenticator.code(for: [4, 5])
        #expect(authenticator.accepts(code, for: [4, 5]))
        #expect(!authenticator.accepts(code, for: [4, 6]))
        #expect(!authenticator.accepts(Array(code.dropLast()), for: [4, 5]))
        #expect(!ConstantTime.areEqual([1, 2], [1, 2, 3]))
        code[31] ^= 1
        #expect(!authenticator.accepts(code, for: [4, 5]))
    }

    @Test func `are kept and read back only at their length`() {
        let digest = Digest.blake2b("abc")
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(Digest(bytes: Array(digest.bytes.dropLast())) == nil)
    }
}

/// Bytes as text.
@Suite struct `Hexadecimal and base64url` {
    @Test(
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"]))
    func `agree with RFC 4648`(_ plain: String, _ encoded: String) {
        #expect(Base64URL.text(Array(plain.utf8)) == encoded)
        #expect(Base64URL.bytes(encoded) == Array(plain.utf8))
    }

    @Test func `use the alphabet that needs no escape`() {
        #expect(Base64URL.text([0xFB, 0xEF, 0xFF]) == "--__")
        #expect(Base64URL.bytes("--__") == [0xFB, 0xEF, 0xFF])
    }

    @Test(arguments: ["Z", "Zg==", "Zh", "Zm9=", "Zm 9", "Zm+v", "Zm/v", "é"])
    func `refuse another spelling`(_ text: String) { #expect(Base64URL.bytes(text) == nil) }

    @Test func `give every byte back`() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes)) == bytes)
        #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
        #expect(Hexadecimal.bytes("aG") == nil)
        #expect(Hexadecimal.bytes("abc") == nil)
        #expect(Hexadecimal.bytes("AbCd") == [0xAB, 0xCD])
    }
}

/// Bits that nobody guesses.
@Suite struct `The random source` {
    @Test func `gives no word twice`() {
        var source = RandomSource()
        let words = (0..<2000).map { _ in source.next() }
        #expect(Set(words).count == 2000)
        #expect(!words.contains(0))
    }

    @Test func `gives as many bytes as asked`() {
        #expect(RandomSource.bytes(0).isEmpty)
        #expect(RandomSource.bytes(32).count == 32)
        #expect(RandomSource.bytes(32) != RandomSource.bytes(32))
    }
}
