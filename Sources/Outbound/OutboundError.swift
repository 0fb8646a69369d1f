/// Why somebody outside could not be reached, or did not do what was asked.
package enum OutboundError: Error, Hashable {
    /// The address, a header or a mail address is not one that may be used.
    case malformed
    /// The address is inside the house, and the client may only call outside.
    case addressRefused
    /// The protocol is not one that the client speaks.
    case protocolRefused
    /// The answer is larger than was asked for.
    case tooLarge
    /// The time that was given is over.
    case timedOut
    /// The name is unknown, or nobody answers.
    case unreachable
    /// The certificate is not good, or TLS is not offered.
    case insecure
    /// The mail server said no, with this code (RFC 5321 §4.2).
    case mailRefused(Int)
    /// Something else, in libcurl's words.
    case failed(String)

    /// Whether the same may succeed later: a relay that is busy, a network that is down.
    package var isTemporary: Bool {
        switch self {
        case .timedOut, .unreachable, .failed: true
        case .mailRefused(let code): code < 500
        case .malformed, .addressRefused, .protocolRefused, .tooLarge, .insecure: false
        }
    }
}
