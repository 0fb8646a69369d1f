import Endpoints
package import Kernel

/// The refusals of expert routing.
extension Problem {
    package static let invalidCondition = Problem(
        "invalid-condition", .invalid,
        title: Text(fr: "Condition non valable", en: "Invalid condition"),
        explanation: Text(
            fr:
                "La condition d'une règle se lit, mais quelque chose n'y convient pas : « errors » donne chaque endroit.",
            en: "The condition of a rule can be read, but something in it does not fit: “errors” gives each place."))
    static let subjectArchived = Problem(
        "subject-archived", .conflict,
        title: Text(fr: "Sujet archivé", en: "Archived subject"),
        explanation: Text(
            fr: "Ce sujet ne reçoit plus de demande : choisissez-en un autre dans la liste des sujets.",
            en: "This subject takes no new need: choose another one in the list of subjects."))
    static let transitionRefused = Problem(
        "transition-refused", .conflict,
        title: Text(fr: "Passage impossible", en: "Transition refused"),
        explanation: Text(
            fr: "L'état actuel ne permet pas ce passage ; « errors » donne ceux qu'il permet.",
            en: "The present state does not allow this transition; “errors” gives those that it allows."))
    static let expertStillAsked = Problem(
        "expert-still-asked", .conflict,
        title: Text(fr: "Des demandes attendent cet expert", en: "Needs wait for this expert"),
        explanation: Text(
            fr:
                "Cet expert a des demandes en cours : transmettez-les d'abord à un autre, ou remettez-les à un gestionnaire.",
            en: "This expert has open needs: hand them over to another one first, or send them back for review."))
    static let satisfactionGiven = Problem(
        "satisfaction-given", .gone,
        title: Text(fr: "Avis déjà donné", en: "Opinion given already"),
        explanation: Text(
            fr: "Ce lien ne sert qu'une fois, et il a servi.", en: "This link works once, and it was used."))

    /// All of them.
    package static let ofRouting: [Problem] = [
        .invalidCondition, .subjectArchived, .transitionRefused, .expertStillAsked, .satisfactionGiven,
    ]
}

/// Sentences that more than one place says.
enum RoutingText {
    static let unknownUnit = Text(fr: "Cette unité n'existe pas.", en: "There is no such unit.")
    static let unknownSubject = Text(fr: "Ce sujet n'existe pas.", en: "There is no such subject.")
    static let unknownCommune = Text(
        fr: "Aucune commune, actuelle ou ancienne, n'a ce code.", en: "No commune, of today or of old, has this code.")
    static let unknownZone = Text(fr: "Ce territoire n'existe pas.", en: "There is no such territory.")
    static let unknownKey = Text(fr: "Cette clé n'est pas connue.", en: "This key is not known.")
    static let wrongValue = Text(
        fr: "Cette valeur n'a pas la forme attendue.", en: "This value does not have the expected form.")
    static let missing = Text(fr: "Cette valeur est nécessaire.", en: "This value is needed.")
}
