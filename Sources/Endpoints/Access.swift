/// Who may use an operation; checked before the body is read and before anything is looked up.
package enum Access: Hashable, Sendable {
    /// Anybody, without a token.
    case anyone
    /// The owner of the service, through the owner-only socket.
    case owner
}
