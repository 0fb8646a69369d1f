import Crypto
import Kernel

/// The links that a company gets by mail: they name a need and prove that the service made them.
enum TrackingLink {
    /// What a link is good for; one does not open the other.
    enum Purpose: String {
        /// Following the need.
        case tracking
        /// Saying, once, whether it was helped.
        case satisfaction
    }

    /// The token of a need.
    static func token(_ purpose: Purpose, of need: Need) -> String {
        "\(need.id).\(Base64URL.text(proof(purpose, of: need)))"
    }

    /// The need that a token names, unproved; `nil` for what is no token.
    static func need(in token: String) -> Identifier<Need>? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 ? Identifier(String(parts[0])) : nil
    }

    /// Whether the service made a token.
    static func isRight(_ token: String, _ purpose: Purpose, for need: Need) -> Bool {
        guard let dot = token.firstIndex(of: "."),
            let bytes = Base64URL.bytes(String(token[token.index(after: dot)...]))
        else { return false }
        return ConstantTime.areEqual(bytes, proof(purpose, of: need))
    }

    private static func proof(_ purpose: Purpose, of need: Need) -> [UInt8] {
        Array(Digest.blake2b(need.trackingKey + Array("\(purpose.rawValue)/\(need.id)".utf8)).bytes.prefix(24))
    }
}
