import Kernel

/// The refusals of this module.
extension Problem {
    static let requestDecided = Problem(
        "request-decided", .conflict,
        title: Text(fr: "Demande déjà traitée", en: "Request already decided"),
        explanation: Text(
            fr: "Cette demande a été acceptée ou refusée. Une nouvelle demande est toujours possible.",
            en: "This request was accepted or refused. A new one is always possible."))
    static let nothingToLift = Problem(
        "nothing-to-lift", .conflict,
        title: Text(fr: "Rien à lever", en: "Nothing to lift"),
        explanation: Text(
            fr: "Seule une limitation ou une opposition acceptée, et encore en vigueur, se lève.",
            en: "Only a restriction or an objection that was accepted and still stands is lifted."))
    static let erasureKeysMissing = Problem(
        "erasure-keys-missing", .unavailable,
        title: Text(fr: "Clés absentes", en: "Keys missing"),
        explanation: Text(
            fr:
                "Effacer une personne sans compte demande les clés du service (GUICHET_KEYS) : une adresse effacée n'est notée que chiffrée.",
            en:
                "Erasing a person without account takes the keys of the service (GUICHET_KEYS): an erased address is only noted under them."
        ))
    static let breachNotified = Problem(
        "breach-notified", .conflict,
        title: Text(fr: "Violation déjà notifiée", en: "Breach already notified"),
        explanation: Text(
            fr: "La notification de cette violation à la CNIL est déjà notée.",
            en: "The notification of this breach to the supervisory authority is noted already."))

    /// The refusals of this module, for the list of problem pages.
    static let ofPrivacy: [Problem] = [.requestDecided, .nothingToLift, .breachNotified, .erasureKeysMissing]
}
