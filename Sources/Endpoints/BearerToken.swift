import HTTP

/// The token of a request (RFC 6750 §2.1).
struct BearerToken {
    let text: Substring

    /// Reads the field; `nil` when it is of another scheme, or no token of ours could look like that.
    init?(_ field: String) {
        let scheme = field.prefix { $0 != " " }
        let token = field.dropFirst(scheme.count).drop { $0 == " " }
        guard scheme.lowercased() == "bearer", (1...512).contains(token.utf8.count),
            token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        text = token
    }
}
