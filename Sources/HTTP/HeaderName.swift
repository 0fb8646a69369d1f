/// The name of a header field; compared without regard to case (RFC 9110 §5.1).
package struct HeaderName: Sendable, ExpressibleByStringLiteral {
    /// The name as we write it.
    package let text: String

    /// A name, which must be a token.
    package init(_ text: String) {
        precondition(!text.isEmpty && text.utf8.allSatisfy(\.isTokenCharacter), "a field name is a token")
        self.text = text
    }

    package init(stringLiteral text: String) { self.init(text) }
}

extension HeaderName: Hashable {
    package static func == (left: HeaderName, right: HeaderName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8) { $0.asciiLowercase == $1.asciiLowercase }
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte.asciiLowercase) }
    }
}

extension HeaderName {
    package static let accept: HeaderName = "Accept"
    package static let acceptEncoding: HeaderName = "Accept-Encoding"
    package static let acceptLanguage: HeaderName = "Accept-Language"
    package static let allow: HeaderName = "Allow"
    package static let authorization: HeaderName = "Authorization"
    package static let cacheControl: HeaderName = "Cache-Control"
    package static let contentDisposition: HeaderName = "Content-Disposition"
    package static let contentEncoding: HeaderName = "Content-Encoding"
    package static let contentLanguage: HeaderName = "Content-Language"
    package static let contentType: HeaderName = "Content-Type"
    package static let cookie: HeaderName = "Cookie"
    package static let etag: HeaderName = "ETag"
    package static let forwarded: HeaderName = "Forwarded"
    package static let host: HeaderName = "Host"
    package static let idempotencyKey: HeaderName = "Idempotency-Key"
    package static let ifMatch: HeaderName = "If-Match"
    package static let ifNoneMatch: HeaderName = "If-None-Match"
    package static let link: HeaderName = "Link"
    package static let location: HeaderName = "Location"
    package static let origin: HeaderName = "Origin"
    package static let retryAfter: HeaderName = "Retry-After"
    package static let setCookie: HeaderName = "Set-Cookie"
    package static let vary: HeaderName = "Vary"
    package static let wwwAuthenticate: HeaderName = "WWW-Authenticate"
}
