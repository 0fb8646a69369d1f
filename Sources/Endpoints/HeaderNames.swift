import HTTP

/// The fields that only this module speaks of, checked once.
extension HeaderName {
    static let accessControlAllowHeaders: HeaderName = "Access-Control-Allow-Headers"
    static let accessControlAllowMethods: HeaderName = "Access-Control-Allow-Methods"
    static let accessControlAllowOrigin: HeaderName = "Access-Control-Allow-Origin"
    static let accessControlExposeHeaders: HeaderName = "Access-Control-Expose-Headers"
    static let accessControlMaxAge: HeaderName = "Access-Control-Max-Age"
    static let accessControlRequestMethod: HeaderName = "Access-Control-Request-Method"
    static let forwardedFor: HeaderName = "X-Forwarded-For"
    static let forwardedProtocol: HeaderName = "X-Forwarded-Proto"
    static let idempotentReplayed: HeaderName = "Idempotent-Replayed"
    static let rateLimit: HeaderName = "RateLimit"
    static let rateLimitPolicy: HeaderName = "RateLimit-Policy"
    static let requestId: HeaderName = "X-Request-Id"
    static let strictTransportSecurity: HeaderName = "Strict-Transport-Security"
    static let typedIdentifiers: HeaderName = "Guichet-Typed-Identifiers"
    static let traceParent: HeaderName = "traceparent"
}
