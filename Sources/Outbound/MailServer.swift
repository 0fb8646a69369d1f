package import Kernel

/// The relay that takes our mail: `smtp://user@relay.example.fr:587`.
package struct MailServer: Sendable {
    /// How the way to the relay is protected.
    package enum Security: Sendable {
        /// STARTTLS, and nothing is said before (RFC 3207).
        case startTLS
        /// TLS from the first byte (RFC 8314).
        case implicitTLS
        /// Nothing: for a relay on the same machine.
        case none
    }

    let host: String
    let port: UInt16
    let security: Security
    let user: String?
    let password: Secret?
    let authorities: String?

    /// A relay.
    ///
    /// - Parameter authorities: a file of the certificates to trust instead of the system's.
    package init(
        host: String, port: UInt16, security: Security, user: String? = nil, password: Secret? = nil,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.authorities = authorities
    }
}
