import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Ends one kind of letters to one person, by one click in a mail reader (RFC 8058) or the button of the page.
struct Unsubscribe: Command {
    static let operation = Operation(
        .post, "/v1/notifications/unsubscribe/{token}", id: "unsubscribe", access: .anyone,
        consumes: [MediaType("application/x-www-form-urlencoded"), MediaType("multipart/form-data")], produces: .html,
        bodyLimit: 4096)
    static let repetition = Repetition.notKept

    let templates: LetterTemplates

    struct Input: RequestReadable {
        let token: String

        init(from request: inout RequestReader) throws(Failure) { token = try request.path("token") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let subscription = try OutboxTable(transaction.connection).subscription(input.token) else {
            throw Failure(.notFound)
        }
        let table = MailPreferenceTable(transaction.connection)
        var preferences = try table.preferences(of: subscription.reader)
        if preferences.kinds[subscription.kind] != MailPreferences.Choice.none {
            preferences.kinds[subscription.kind] = MailPreferences.Choice.none
            preferences.version += 1
            try table.save(preferences, of: subscription.reader)
            try transaction.journal.append(.lettersUnsubscribed(subscription.kind), by: .anonymous)
        }
        return HTMLPage(
            title: Text(fr: "C'est fait", en: "Done"),
            content: Text(
                fr: "<p>Vous ne recevrez plus de lettres de ce genre.</p>",
                en: "<p>You will receive no more letters of this kind.</p>")(in: caller.language)
        ).representation(in: caller.language, caching: nil)
    }
}

/// The page behind the link: a button, because mail scanners follow links.
struct ShowUnsubscribePage: Query {
    static let operation = Operation(
        .get, "/v1/notifications/unsubscribe/{token}", id: "showUnsubscribePage", access: .anyone, produces: .html)

    let templates: LetterTemplates

    func handle(_ input: Unsubscribe.Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let subscription = try OutboxTable(connection).subscription(input.token),
            let template = templates[subscription.kind]
        else { throw Failure(.notFound) }
        func form(_ language: Language, _ button: String) -> String {
            """
            <p>\(HTMLPage.escape(template.subject(in: language)))</p>
            <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">
            <button type="submit">\(button)</button></form>
            """
        }
        return HTMLPage(
            title: Text(fr: "Ne plus recevoir ces lettres", en: "No more letters of this kind"),
            content: Text(
                fr: form(.french, "Ne plus les recevoir"), en: form(.english, "No more of them"))(in: caller.language)
        ).representation(in: caller.language, caching: nil)
    }
}
