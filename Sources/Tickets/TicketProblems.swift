import Endpoints
import Kernel

/// The refusals of tickets.
extension Problem {
    static let transitionNotAllowed = Problem(
        "transition-not-allowed", .conflict,
        title: Text(fr: "Pas dans cet état", en: "Not in this state"),
        explanation: Text(
            fr: "L'état du ticket ne permet pas cela : « errors » donne, par « code », ce qu'il permet.",
            en: "The state of the ticket does not allow this: “errors” gives, as “code”, what it allows."))
    static let reopenTooLate = Problem(
        "reopen-too-late", .conflict,
        title: Text(fr: "Clôture trop ancienne", en: "Closed too long ago"),
        explanation: Text(
            fr: "Un ticket se rouvre dans les 30 jours. Ouvrez-en un autre, avec « follows ».",
            en: "A ticket is reopened within 30 days. Open another one, with “follows”."))
    static let ticketAnonymised = Problem(
        "ticket-anonymised", .gone,
        title: Text(fr: "Ticket anonymisé", en: "Ticket anonymised"),
        explanation: Text(
            fr: "Les données de ce ticket ont été effacées à leur terme ; rien ne s'y ajoute.",
            en: "The data of this ticket were erased when their time was over; nothing is added to it."))
    static let mandateNotUsable = Problem(
        "mandate-not-usable", .invalid,
        title: Text(fr: "Mandat non utilisable", en: "Mandate not usable"),
        explanation: Text(
            fr: "Le mandat manque, attend une réponse, a été refusé, révoqué, ou a expiré : « errors » dit lequel.",
            en:
                "The mandate is missing, waits for an answer, was refused or revoked, or has expired: “errors” says which."
        ))
    static let mandateTaken = Problem(
        "mandate-taken", .conflict,
        title: Text(fr: "Mandat déjà utilisé", en: "Mandate already used"),
        explanation: Text(
            fr: "Ce mandat sert à un autre ticket. Un mandat ne sert qu'une fois.",
            en: "This mandate serves another ticket. A mandate serves once."))
    static let mandateSettled = Problem(
        "mandate-settled", .conflict,
        title: Text(fr: "Mandat déjà réglé", en: "Mandate already settled"),
        explanation: Text(
            fr: "Ce mandat n'attend plus de réponse.", en: "This mandate does not wait for an answer any more."))
    static let identifiersClosed = Problem(
        "identifiers-closed", .forbidden,
        title: Text(fr: "Identifiants fermés", en: "Identifiers closed"),
        explanation: Text(
            fr: "Le mandat n'est plus valable, ou votre organisation n'a pas droit à cet identifiant.",
            en: "The mandate is not valid any more, or your organisation has no right to this identifier."))
    static let sealingUnavailable = Problem(
        "sealing-unavailable", .unavailable,
        title: Text(fr: "Identifiants non disponibles", en: "Identifiers not available"),
        explanation: Text(
            fr:
                "Le service n'a pas de clés pour sceller des identifiants. Son exploitant règle cela ; rien n'a été gardé.",
            en: "The service has no keys by which to seal identifiers. Its operator settles that; nothing was kept."))
    static let correctionTooLate = Problem(
        "correction-too-late", .conflict,
        title: Text(fr: "Trop tard pour corriger", en: "Too late to correct"),
        explanation: Text(
            fr: "Un message se corrige pendant quinze minutes. Écrivez-en un autre.",
            en: "A message is corrected within fifteen minutes. Write another."))
    static let tooManyMessages = Problem(
        "too-many-messages", .conflict,
        title: Text(fr: "Trop de messages", en: "Too many messages"),
        explanation: Text(
            fr: "Ce ticket a atteint 4 095 messages. Ouvrez-en un autre, avec « follows ».",
            en: "This ticket has reached 4,095 messages. Open another one, with “follows”."))

    /// All of them.
    static let ofTickets: [Problem] = [
        .transitionNotAllowed, .reopenTooLate, .ticketAnonymised, .mandateNotUsable, .mandateTaken, .mandateSettled,
        .identifiersClosed, .sealingUnavailable, .correctionTooLate, .tooManyMessages,
    ]
}

extension Failure {
    /// A transition that the state of a ticket refuses, with those that it allows.
    static func notAllowed(from state: TicketState) -> Failure {
        Failure(
            .transitionNotAllowed,
            Text(fr: "État : \(state.rawValue).", en: "State: \(state.rawValue)."),
            fields: Transition.allowed(from: state).map {
                Field("/state", $0.rawValue, Text(fr: "Permis dans cet état.", en: "Allowed in this state."))
            })
    }
}
