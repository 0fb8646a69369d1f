package import HTTP

/// What somebody outside answered, whatever the status: redirects are not followed.
package struct OutboundAnswer: Sendable {
    package let status: Status
    package let fields: HeaderFields
    package let body: [UInt8]
}
