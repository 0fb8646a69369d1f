/// One answer; the server adds `Date`, `Content-Length`, `Transfer-Encoding` and `Connection` itself.
package struct Response: Sendable {
    package var status: Status
    package var fields: HeaderFields
    /// The body; not sent, but counted, when the request was a HEAD.
    package var body: [UInt8]

    /// An answer with its fields.
    package init(_ status: Status, fields: HeaderFields = HeaderFields(), body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
