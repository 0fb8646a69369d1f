import Kernel

extension Problem {
    static let letterNotDead = Problem(
        "letter-not-dead", .conflict,
        title: Text(fr: "Cette lettre n'est pas abandonnée", en: "This letter was not given up"),
        explanation: Text(
            fr: "Seule une lettre abandonnée dont le destinataire est encore connu peut repartir.",
            en: "Only a letter that was given up, and whose recipient is still known, can go again."))
    static let bounceUnknown = Problem(
        "bounce-unknown", .invalid,
        title: Text(fr: "Retour de courrier non reconnu", en: "Bounce not recognised"),
        explanation: Text(
            fr: "Ce n'est pas un avis de non-remise (RFC 3464) d'une lettre que ce service a envoyée.",
            en: "This is no delivery status notification (RFC 3464) of a letter that this service sent."))

    static let tooManyWebhooks = Problem(
        "too-many-webhooks", .conflict,
        title: Text(fr: "Trop de webhooks", en: "Too many webhooks"),
        explanation: Text(
            fr: "Une organisation en a vingt au plus : supprimez ceux qui ne servent plus.",
            en: "An organisation has twenty at most: delete those that serve no more."))
    static let webhookNotActive = Problem(
        "webhook-not-active", .conflict,
        title: Text(fr: "Ce webhook est arrêté", en: "This webhook is not active"),
        explanation: Text(
            fr: "Remettez-le en marche d'abord : PATCH avec « state » à « active ».",
            en: "Start it again first: PATCH with “state” as “active”."))

    /// The refusals of mail.
    static let ofNotifications: [Problem] = [.letterNotDead, .bounceUnknown]
    /// The refusals of events and webhooks.
    static let ofEvents: [Problem] = [.tooManyWebhooks, .webhookNotActive]
}
