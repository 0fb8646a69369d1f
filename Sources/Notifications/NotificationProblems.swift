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

    /// The refusals of this module.
    static let ofNotifications: [Problem] = [.letterNotDead, .bounceUnknown]
}
