import HTTP
import Kernel

/// What a caller may still do after one request, or why that one was too many.
package struct Allowance: Sendable {
    let kind: RateLimitClass
    /// What `RateLimit-Policy` says.
    let policy: String
    /// Requests that are left now.
    package let remaining: Int
    /// Seconds until the whole quota is there again.
    package let fullAfter: Int
    /// Seconds after which one request is allowed; `nil` when this one was.
    package let refusedFor: Int?

    /// The refusal, when there is one.
    var failure: Failure? { refusedFor.map { Failure(.rateLimited, retryAfter: $0) } }

    /// Says in an answer what its caller may still do (draft-ietf-httpapi-ratelimit-headers-11 §3 and §4).
    func addFields(to fields: inout HeaderFields) {
        fields.append(.rateLimitPolicy, policy)
        fields.append(.rateLimit, "\"" + kind.name + "\";r=" + String(remaining) + ";t=" + String(fullAfter))
    }
}
