/// The request methods that the service knows (RFC 9110 §9.3, RFC 5789); any other token is answered 501.
package enum Method: String, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"
    /// Known, and allowed nowhere: it would echo what a browser sends in secret.
    case trace = "TRACE"
    /// Known (draft-ietf-httpbis-safe-method-w-body), and not used yet.
    case query = "QUERY"
}
