import Crypto
import JSON

/// A public key of a provider (RFC 7517), of a kind that is believed; the others are as if they were not there.
struct VerificationKey: Sendable {
    let name: String?
    let algorithm: SignatureAlgorithm
    /// The length of its signatures, in bytes.
    let signatureLength: Int
    /// The public members alone, for libcjose.
    let json: [UInt8]

    /// The key that a member of a set describes; `nil` for a symmetric, a private, a weak or an unknown one, and for one
    /// that is not made for signatures.
    init?(_ value: JSONValue) {
        guard value["use"].map({ $0.string == "sig" }) ?? true, value["d"] == nil, value["k"] == nil else { return nil }
        if let uses = value["key_ops"], !uses.elements.contains(where: { $0.string == "verify" }) { return nil }
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("kty")
        switch value["kty"]?.string {
        case "EC":
            guard value["crv"]?.string == "P-256", let x = value["x"]?.string, let y = value["y"]?.string,
                Base64URL.bytes(x)?.count == 32, Base64URL.bytes(y)?.count == 32
            else { return nil }
            algorithm = .es256
            signatureLength = 64
            writer.string("EC")
            for (name, text) in [("crv", "P-256"), ("x", x), ("y", y)] {
                writer.key(name)
                writer.string(text)
            }
        case "RSA":
            guard let modulus = value["n"]?.string, let exponent = value["e"]?.string,
                let bytes = Base64URL.bytes(modulus), VerificationKey.modulusLengths.contains(bytes.count),
                bytes[0] != 0, let power = Base64URL.bytes(exponent), (1...4).contains(power.count),
                power.last! & 1 == 1, power != [1]
            else { return nil }
            algorithm = .rs256
            signatureLength = bytes.count
            writer.string("RSA")
            for (name, text) in [("n", modulus), ("e", exponent)] {
                writer.key(name)
                writer.string(text)
            }
        default: return nil
        }
        writer.endObject()
        json = writer.bytes
        if let said = value["alg"], said.string != algorithm.rawValue { return nil }
        if let kid = value["kid"] {
            guard let text = kid.string, text.utf8.count <= 256 else { return nil }
            name = text
        } else {
            name = nil
        }
    }

    /// 2,048 to 8,192 bits: shorter is weak, longer would let a key set cost much time.
    private static let modulusLengths = 256...1024
}
