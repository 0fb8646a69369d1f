import JSON

/// The public keys of a provider, as it publishes them (RFC 7517 §5).
package struct KeySet: Sendable {
    private let keys: [VerificationKey]

    /// How many keys of a set are looked at.
    private static let limit = 64

    /// Reads a published set; keys of other kinds are left out.
    package init(_ bytes: [UInt8]) throws(OpenIDError) {
        guard let root = try? JSONTape(bytes, limits: .answer).root, let keys = root["keys"], keys.kind == .array else {
            throw .malformedAnswer
        }
        self.keys = keys.elements.prefix(KeySet.limit).compactMap(VerificationKey.init)
    }

    /// How many keys are believed.
    package var count: Int { keys.count }

    /// Whether a name is one of a key's, whatever its kind.
    func contains(_ name: String?) -> Bool { name == nil || keys.contains { $0.name == name } }

    /// The keys that may have made a signature: those of that name and algorithm; for a token that names none, the only
    /// key of the algorithm (OpenID Connect Core §10.1).
    func candidates(_ name: String?, for algorithm: SignatureAlgorithm) -> [VerificationKey] {
        let fitting = keys.filter { $0.algorithm == algorithm }
        guard let name else { return fitting.count == 1 ? fitting : [] }
        return Array(fitting.filter { $0.name == name }.prefix(4))
    }
}

extension JSONLimits {
    /// For what a provider sends.
    static let answer = JSONLimits(depth: 16, values: 4096)
}
