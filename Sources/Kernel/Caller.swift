/// Who sends a request, in which language they read, and how the request is named.
package struct Caller: Sendable {
    package let identity: Identity
    package let language: Language
    /// The name of the request, given back in `X-Request-Id` and in the log.
    package let request: String

    /// A caller of one request.
    package init(identity: Identity, language: Language = .french, request: String) {
        self.identity = identity
        self.language = language
        self.request = request
    }

    /// What is known of a caller.
    package enum Identity: Hashable, Sendable {
        /// Anybody on the network.
        case anonymous
        /// The owner of the service, on its own machine, through the owner-only socket.
        case owner
    }
}
