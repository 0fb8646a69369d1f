/// The request line and the fields, checked: what is known before the body is read.
package struct RequestHead: Sendable {
    package let method: Method
    package let target: RequestTarget
    package let fields: HeaderFields
    package let framing: BodyFraming
    /// Whether the connection may serve another request (RFC 9112 §9.3); never for HTTP/1.0.
    package let keepsAlive: Bool
    /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110 §10.1.1).
    package let expectsContinue: Bool
    /// Whether the client speaks HTTP/1.0, and knows no chunked coding.
    package let isVersionZero: Bool
    /// Where the connection comes from.
    package let peer: PeerAddress

    init(
        method: Method, target: RequestTarget, fields: HeaderFields, framing: BodyFraming, keepsAlive: Bool,
        expectsContinue: Bool, isVersionZero: Bool, peer: PeerAddress
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.framing = framing
        self.keepsAlive = keepsAlive
        self.expectsContinue = expectsContinue
        self.isVersionZero = isVersionZero
        self.peer = peer
    }

    /// A head made by hand, for tests and for calls inside the process.
    package init(
        _ method: Method, _ target: String, fields: HeaderFields = HeaderFields(), peer: PeerAddress = .local(user: 0)
    ) throws(ParseError) {
        self.init(
            method: method, target: try RequestTarget(target), fields: fields, framing: .none, keepsAlive: true,
            expectsContinue: false, isVersionZero: false, peer: peer)
    }
}
