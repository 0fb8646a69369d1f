package import Kernel

extension Scope {
    /// Opens `/v1/events`; which events, the scopes of their own modules say.
    package static let eventsRead = Scope("events:read")
    /// Opens `/v1/webhooks` of the key's organisation.
    package static let webhooksManage = Scope("webhooks:manage")
}
