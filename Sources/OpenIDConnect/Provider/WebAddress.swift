/// Addresses that a browser or this service is sent to.
package enum WebAddress {
    /// Whether an address is absolute, in ASCII, over TLS, without name, password or fragment.
    ///
    /// Without TLS only this machine may be meant: for a provider of tests.
    package static func isSafe(_ address: String) -> Bool {
        guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C && $0 != 0x22 }),
            !address.utf8.contains(0x23), address.utf8.count <= 2048
        else { return false }
        let isSecure = address.hasPrefix("https://")
        guard isSecure || address.hasPrefix("http://") else { return false }
        let authority = address.dropFirst(isSecure ? 8 : 7).prefix { $0 != "/" && $0 != "?" }
        guard !authority.isEmpty, !authority.utf8.contains(0x40) else { return false }
        return isSecure || isLoopback(authority)
    }

    private static func isLoopback(_ authority: Substring) -> Bool {
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "[::1]"].contains(String(host))
    }
}
