package import HTTP

/// What is asked of somebody outside.
package struct OutboundRequest: Sendable {
    package var method: Method
    /// Absolute, in ASCII.
    package var url: String
    package var fields: HeaderFields
    package var body: [UInt8]
    /// After which the call ends, whatever it waits for.
    package var deadline: Duration
    /// The largest body taken in, in bytes.
    package var sizeLimit: Int

    /// A request, with ten seconds and a mebibyte for its answer.
    package init(
        _ method: Method, _ url: String, fields: HeaderFields = HeaderFields(), body: [UInt8] = [],
        deadline: Duration = .seconds(10), sizeLimit: Int = 1 << 20
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.deadline = deadline
        self.sizeLimit = sizeLimit
    }
}
