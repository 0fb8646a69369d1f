import Kernel

/// Where a receiver listens: a URL in ASCII, without a name and a password, without a fragment.
struct WebhookAddress: TextCodable, Hashable {
    let description: String
    let isSecure: Bool
    /// What stands for the machine: a name, or an address in figures.
    let host: Substring

    init?(_ description: String) {
        guard description.utf8.count <= 2000,
            description.utf8.allSatisfy({ 0x21...0x7E ~= $0 && !"\"<>\\^`{|}#".utf8.contains($0) })
        else { return nil }
        isSecure = description.hasPrefix("https://")
        guard isSecure || description.hasPrefix("http://") else { return nil }
        let authority = description.dropFirst(isSecure ? 8 : 7).prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { return nil }
        let end = authority.hasSuffix("]") ? authority.endIndex : authority.lastIndex(of: ":") ?? authority.endIndex
        host = authority[..<end]
        let port = authority[end...].dropFirst()
        guard !host.isEmpty, end == authority.endIndex || UInt16(port) ?? 0 > 0 else { return nil }
        self.description = description
    }

    /// Whether partners may listen there: over TLS, by a name. Where the name leads is looked at before every call.
    var isForPartners: Bool {
        isSecure && host.contains(".") && host.last?.isLetter == true
    }
}
