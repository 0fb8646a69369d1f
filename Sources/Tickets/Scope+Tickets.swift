package import Kernel

/// What a key is good for among tickets.
extension Scope {
    package static let ticketsRead = Scope("tickets:read")
    package static let ticketsWrite = Scope("tickets:write")
    /// For the provider of text messages, which brings answers.
    package static let smsReceive = Scope("sms:receive")
}
