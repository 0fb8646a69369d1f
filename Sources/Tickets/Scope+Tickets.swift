package import Kernel

/// What a key is good for among tickets.
extension Scope {
    package static let ticketsRead = Scope("tickets:read")
    package static let ticketsWrite = Scope("tickets:write")
}
