/// How the end of a request's body is found (RFC 9112 §6).
package enum BodyFraming: Hashable, Sendable {
    case none
    /// `Content-Length`, in bytes, above zero.
    case length(Int)
    case chunked
}
