package import Database
package import Endpoints

/// Tells how the person of an account is written to; `nil` when there is none any more. Given by the application, because
/// accounts are kept elsewhere.
package typealias AccountRecipient = @Sendable (_ account: String, Connection) throws -> Letter.Recipient?
