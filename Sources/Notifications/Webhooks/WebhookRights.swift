import Accounts
import Database
import Endpoints
import Kernel

/// Who may do what with webhooks: managers and keys, those of their own organisation.
enum WebhookRights {
    static let access = Access.granted(roles: [.organisationManager], scopes: [.webhooksManage])

    /// The organisations whose webhooks a caller manages; `nil` for all.
    static func organisations(of caller: Caller) -> [String]? {
        if let partner = caller.partner { return [partner.organisation] }
        let grants = caller.grants(of: .organisationManager).filter { $0.unit == nil }
        return grants.contains { $0.organisation == nil } ? nil : grants.compactMap(\.organisation)
    }

    /// A webhook that the caller manages.
    ///
    /// - Throws: not found, when there is none or it is somebody else's.
    static func visible(_ id: Identifier<Webhook>, to caller: Caller, in connection: Connection) throws -> Webhook {
        guard let webhook = try WebhookTable(connection).webhook(id),
            organisations(of: caller)?.contains(webhook.organisation) ?? true
        else { throw Failure(.notFound) }
        return webhook
    }

    /// Refuses kinds of events that do not exist, or that the caller may not see in the whole organisation.
    static func check(_ types: [String], for caller: Caller, in organisation: String, _ known: [EventType])
        throws(Failure)
    {
        let visible = EventPerimeter(of: caller, known).codes(in: organisation)
        let wrong = types.indices.filter { !visible.contains(types[$0]) }
        guard wrong.isEmpty, !types.isEmpty, types.count <= 100 else {
            let message = Text(
                fr: "Aucun événement de ce genre, ou vous ne pouvez pas le voir.",
                en: "No event of this kind, or you may not see it.")
            throw Failure(
                .invalidBody,
                fields: wrong.isEmpty
                    ? [Failure.Field("/types", "invalid-value", message)]
                    : wrong.map { Failure.Field("/types/\($0)", "invalid-value", message) })
        }
    }

    /// Refuses an address that webhooks may not call.
    static func check(_ address: WebhookAddress, _ reach: WebhookReach) throws(Failure) {
        guard reach.allows(address) else {
            throw Failure(
                .invalidBody,
                fields: [
                    Failure.Field(
                        "/url", "invalid-value",
                        Text(
                            fr: "Une adresse https://, avec un nom de machine public, est attendue.",
                            en: "An https:// address with a public host name is expected."))
                ])
        }
    }
}

/// The name of a webhook in a path.
struct WebhookName: RequestReadable {
    let webhook: Identifier<Webhook>

    init(from request: inout RequestReader) throws(Failure) { webhook = try request.path("webhook") }
}

/// The name of a webhook in a path, and the version of it that was seen.
struct SeenWebhook: RequestReadable {
    let webhook: Identifier<Webhook>
    let precondition: Precondition

    init(from request: inout RequestReader) throws(Failure) {
        webhook = try request.path("webhook")
        precondition = try request.precondition()
    }
}
