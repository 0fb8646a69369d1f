package import Kernel

/// The version of a resource that a client has seen, and wants to change as it was (RFC 9110 §13.1.1).
package struct Precondition: Sendable, Equatable {
    /// The version seen; `nil` for `*`, any version.
    private let version: Int?

    /// Reads `If-Match`: one of our entity tags, of which the version alone is compared, or `*`.
    init(_ field: String?) throws(Failure) {
        guard let field else { throw Failure(.preconditionRequired) }
        if field == "*" {
            version = nil
        } else {
            guard let version = EntityTag.version(in: field) else { throw Failure(.preconditionFailed) }
            self.version = version
        }
    }

    /// Refuses when the resource is not at the version seen; called inside the transaction that changes it.
    package func check(_ current: Int) throws(Failure) {
        guard version == nil || version == current else { throw Failure(.preconditionFailed) }
    }
}
