/// What kind of provider it is: the shape of its answers and what it refuses to be asked. No address, no name of theirs.
package enum ProviderProfile: String, Decodable, Sendable {
    /// FranceConnect v2 and FranceConnect+: natural persons.
    case franceConnectV2
    /// ProConnect: agents and professionals; an unknown parameter is an error there.
    case proConnect
    /// OpenID Connect Core, as most products do it.
    case generic

    /// How the answer about the person is protected unless the configuration says otherwise.
    var userInfo: UserInfoProtection {
        switch self {
        case .franceConnectV2, .proConnect: .signed
        case .generic: .plain
        }
    }

    /// What is asked unless the configuration says otherwise: as little as an account needs.
    var scopes: [String] {
        switch self {
        case .franceConnectV2: ["openid", "given_name", "family_name", "email"]
        case .proConnect: ["openid", "given_name", "usual_name", "email", "siret"]
        case .generic: ["openid", "profile", "email"]
        }
    }

    /// The levels of assurance asked unless the configuration says otherwise.
    var levels: [String] { self == .franceConnectV2 ? ["eidas1"] : [] }

    /// The claim of the family name.
    var familyName: String { self == .proConnect ? "usual_name" : "family_name" }

    /// Whether a code challenge (RFC 7636) may be sent when the provider's own description says so.
    var trustsDescribedChallenge: Bool { self != .proConnect }

    /// Whether a scope asks for more than may be asked: neither gender nor place of birth is needed to open an account.
    func isExcessive(scope: String) -> Bool {
        guard self == .franceConnectV2 else { return false }
        let name = scope.hasPrefix("rnipp_") ? scope.dropFirst(6) : scope[...]
        return ["gender", "birthplace", "birthcountry", "birth", "profile", "identite_pivot"].contains(name)
    }

    /// Whether a level is enough when another was asked: the same, or a higher one of the same scale (Regulation (EU)
    /// No 910/2014, article 8).
    func isLevel(_ level: String, enoughFor asked: String) -> Bool {
        if level == asked { return true }
        let scale = ["eidas1", "eidas2", "eidas3"]
        guard self == .franceConnectV2, let given = scale.firstIndex(of: level), let least = scale.firstIndex(of: asked)
        else { return false }
        return given >= least
    }
}

/// How the answer about the person comes.
package enum UserInfoProtection: String, Decodable, Sendable {
    /// JSON, which only TLS protects, or a signed token when the provider prefers.
    case plain
    /// A signed token, encrypted or not.
    case signed
    /// A signed token inside an encrypted one.
    case encrypted
}
