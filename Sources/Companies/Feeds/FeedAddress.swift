import Kernel

/// Where a partner's API is: a URL in ASCII, without a name and a password, a query or a fragment.
struct FeedAddress: TextCodable, Hashable {
    let description: String
    /// Scheme and host.
    let origin: String
    let path: String

    /// Whether it is asked over TLS.
    var isSecure: Bool { description.hasPrefix("https://") }

    init?(_ description: String) {
        guard description.utf8.count <= 500, let scheme = ["https://", "http://"].first(where: description.hasPrefix),
            description.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}#?@".utf8.contains($0) })
        else { return nil }
        let rest = description.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty else { return nil }
        self.description = description
        origin = scheme + host
        path = host.count == rest.count ? "/" : String(rest.dropFirst(host.count))
    }
}
