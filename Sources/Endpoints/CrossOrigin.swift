import HTTP

/// What browsers on other sites may do (the Fetch standard, "CORS protocol"), never with credentials.
///
/// Public operations are open to any origin; the others to the origins that the configuration names.
package struct CrossOrigin: Sendable {
    private let allowedOrigins: Set<String>

    /// A policy; origins are written as browsers send them (`https://example.fr`).
    package init(allowedOrigins: Set<String>) { self.allowedOrigins = allowedOrigins }

    private static let exposed =
        "ETag, Location, Link, Retry-After, X-Request-Id, RateLimit, RateLimit-Policy, Idempotent-Replayed, Deprecation, "
        + "Sunset, Guichet-Typed-Identifiers"
    private static let requestFields =
        "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, traceparent"

    /// The fields of an answer to a request that names its origin.
    func addFields(for operation: Operation?, _ head: RequestHead, to fields: inout HeaderFields) {
        guard let operation, operation.isOpenToAllOrigins || !allowedOrigins.isEmpty else { return }
        if !operation.isOpenToAllOrigins { fields.append(.vary, "Origin") }
        guard let origin = head.fields[.origin], let allowed = allowed(origin, operation) else { return }
        fields.append(.accessControlAllowOrigin, allowed)
        fields.append(.accessControlExposeHeaders, CrossOrigin.exposed)
    }

    /// The fields of the answer to a preflight; none when it is not one, or not allowed.
    func addPreflightFields(
        for match: Router.Match, _ head: RequestHead, allowing methods: String, to fields: inout HeaderFields
    ) {
        guard let origin = head.fields[.origin],
            let method = head.fields[.accessControlRequestMethod].flatMap(Method.init(rawValue:)),
            let operation = match.route(method)?.operation, let allowed = allowed(origin, operation)
        else { return }
        fields.append(.accessControlAllowOrigin, allowed)
        fields.append(.accessControlAllowMethods, methods)
        fields.append(.accessControlAllowHeaders, CrossOrigin.requestFields)
        fields.append(.accessControlMaxAge, "600")
        fields.append(.vary, "Origin")
    }

    private func allowed(_ origin: String, _ operation: Operation) -> String? {
        if operation.isOpenToAllOrigins { return "*" }
        return allowedOrigins.contains(origin) ? origin : nil
    }
}
