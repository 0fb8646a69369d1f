/// The signatures that are believed (RFC 7518 §3.1): public keys only, chosen by the key and never by the token alone.
package enum SignatureAlgorithm: String, Hashable, CaseIterable, Sendable {
    case es256 = "ES256"
    case rs256 = "RS256"
}
