import JSON
import Kernel

/// One provider, as it is written in the operator's file.
struct ProviderEntry: Decodable {
    let profile: ProviderProfile
    let title: Title?
    let issuer: String
    let endpoints: Endpoints?
    let clientId: String
    let clientSecretFile: String
    let clientAuthentication: Provider.Client.Authentication?
    let redirect: String
    let logoutRedirect: String?
    let scopes: [String]?
    let levels: [String]?
    let claims: JSONValue?
    let vouchesForEmail: Bool?
    let codeChallenge: Bool?
    let userInfo: UserInfoProtection?
    let algorithms: [String]?
    let decryptionKeyFile: String?
    let certificatesFile: String?

    struct Title: Decodable {
        let fr: String
        let en: String
    }

    struct Endpoints: Decodable {
        let authorization: String
        let token: String
        let userInfo: String?
        let keys: String
        let endSession: String?
    }

    /// The provider, once every setting has been understood.
    func provider(named name: String, reading read: (String) -> [UInt8]?) throws(ProviderFileError) -> Provider {
        guard (1...32).contains(name.utf8.count), name.utf8.allSatisfy(ProviderEntry.isNamePart) else {
            throw ProviderFileError("a name has 1 to 32 lower-case letters, digits and hyphens")
        }
        let addresses = [
            issuer, redirect, logoutRedirect, endpoints?.authorization, endpoints?.token, endpoints?.userInfo,
            endpoints?.keys, endpoints?.endSession,
        ]
        for address in addresses.compactMap(\.self) where !WebAddress.isSafe(address) {
            throw ProviderFileError("\(address) is not an https address without fragment")
        }
        if let certificatesFile, !certificatesFile.hasPrefix("/") || read(certificatesFile) == nil {
            throw ProviderFileError("\(certificatesFile) is no whole path of a file that can be read")
        }
        let scopes = scopes ?? profile.scopes
        guard scopes.contains("openid") else { throw ProviderFileError("scopes lack openid") }
        for scope in scopes where profile.isExcessive(scope: scope) {
            throw ProviderFileError("the scope \(scope) would ask for the gender or the place of birth")
        }
        let key = try decryptionKey(read)
        if userInfo == .encrypted, key == nil {
            throw ProviderFileError("userInfo: encrypted needs a decryptionKeyFile")
        }
        return Provider(
            name: name, profile: profile, title: Text(fr: title?.fr ?? name, en: title?.en ?? name), issuer: issuer,
            client: Provider.Client(
                id: clientId, secret: try secret(read), authentication: clientAuthentication ?? .post),
            redirect: redirect, logoutRedirect: logoutRedirect, scopes: scopes, levels: levels ?? profile.levels,
            claims: try claimsText(), vouchesForEmail: vouchesForEmail ?? false,
            configured: endpoints.map {
                ProviderEndpoints(
                    authorization: $0.authorization, token: $0.token, userInfo: $0.userInfo, keys: $0.keys,
                    endSession: $0.endSession)
            },
            sendsChallenge: codeChallenge, userInfo: userInfo ?? profile.userInfo, algorithms: try allowed(),
            decryptionKey: key, authorities: certificatesFile)
    }

    /// The content of the file, without the end of its line.
    private func secret(_ read: (String) -> [UInt8]?) throws(ProviderFileError) -> Secret {
        guard var bytes = read(clientSecretFile) else { throw ProviderFileError("\(clientSecretFile) cannot be read") }
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        guard (1...1024).contains(bytes.count), bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw ProviderFileError("\(clientSecretFile) holds no secret of one line")
        }
        return Secret(bytes)
    }

    private func decryptionKey(_ read: (String) -> [UInt8]?) throws(ProviderFileError) -> DecryptionKey? {
        guard let decryptionKeyFile else { return nil }
        guard let bytes = read(decryptionKeyFile), let key = DecryptionKey(Secret(bytes)) else {
            throw ProviderFileError(
                "\(decryptionKeyFile) is no private JSON Web Key, RSA of 2,048 bits or more, or P-256")
        }
        return key
    }

    private func allowed() throws(ProviderFileError) -> Set<SignatureAlgorithm> {
        guard let algorithms else { return Set(SignatureAlgorithm.allCases) }
        var allowed: Set<SignatureAlgorithm> = []
        for name in algorithms {
            guard let algorithm = SignatureAlgorithm(rawValue: name) else {
                throw ProviderFileError("algorithms: ES256 and RS256 are the only ones that are believed")
            }
            allowed.insert(algorithm)
        }
        guard !allowed.isEmpty else { throw ProviderFileError("algorithms: at least one is needed") }
        return allowed
    }

    private func claimsText() throws(ProviderFileError) -> String? {
        guard let claims else { return nil }
        guard claims.kind == .object else { throw ProviderFileError("claims: an object is expected") }
        for part in claims.members {
            for claim in part.value.members where profile.isExcessive(scope: claim.key) {
                throw ProviderFileError("claims: \(claim.key) would ask for the gender or the place of birth")
            }
        }
        return String(decoding: claims.raw, as: UTF8.self)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
}
