package import Endpoints
import Kernel

/// What leaves the house by itself: mail.
///
/// - Parameters:
///   - outbox: where the other features drop their letters.
///   - relay: the way out; without one, letters are kept for the owner to read.
///   - publicAddress: what the paths in letters are put after, without a slash at its end.
package func notifications(outbox: Outbox, relay: MailRelay?, publicAddress: String) -> Feature {
    let templates = outbox.templates
    let writing = LetterWriting(templates: templates, publicAddress: publicAddress)
    return Feature(
        name: "notifications", migrations: MailSchema.migrations,
        routes: [
            Route(ListOutbox()), Route(ShowLetter(writing: writing)), Route(RetryLetter()), Route(RecordBounce()),
            Route(TrustAddress()), Route(ShowPreferences(templates: templates)),
            Route(ChangePreferences(templates: templates)), Route(Unsubscribe(templates: templates)),
            Route(ShowUnsubscribePage(templates: templates)),
        ],
        problems: Problem.ofNotifications,
        jobs: [Feature.Job(name: "keep-letters", everySeconds: 60) { try MailKeeping.step($0) }],
        chores: relay.map { relay in
            let delivery = MailDelivery(relay, writing)
            return [Feature.Chore(name: "mail", everySeconds: 1) { try delivery.step($0) }]
        } ?? [],
        personalData: [.mail], indicators: Indicator.ofMail)
}
