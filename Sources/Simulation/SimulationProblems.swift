import Kernel

/// The refusals of simulations.
extension Problem {
    static let unknownModel = Problem(
        "unknown-model", .notFound,
        title: Text(fr: "Modèle inconnu", en: "Unknown model"),
        explanation: Text(
            fr: "« model » nomme un modèle que ce service n'a pas.",
            en: "“model” names a model that this service does not have."))
    static let undatedModel = Problem(
        "undated-model", .invalid,
        title: Text(fr: "Modèle sans date", en: "Undated model"),
        explanation: Text(
            fr: "Ce modèle n'a pas de règle « date » : ses valeurs ne changent pas avec elle. N'envoyez pas « date ».",
            en: "This model has no rule “date”: its values do not change with it. Do not send “date”."))
    static let cannotEvaluate = Problem(
        "cannot-evaluate", .invalid,
        title: Text(fr: "Calcul impossible", en: "Cannot evaluate"),
        explanation: Text(
            fr: "L'expression ou la situation ne peut pas être évaluée ; « errors » dit laquelle et pourquoi.",
            en: "The expression or the situation cannot be evaluated; “errors” says which one and why."))
    static let invalidAnswers = Problem(
        "invalid-answers", .invalid,
        title: Text(fr: "Réponses à corriger", en: "Answers to be mended"),
        explanation: Text(
            fr: "Certaines réponses ne conviennent pas à leur question ; « errors » dit lesquelles et pourquoi.",
            en: "Some answers do not fit their question; “errors” says which ones and why."))
    static let versionState = Problem(
        "version-state", .conflict,
        title: Text(fr: "État de la version", en: "State of the version"),
        explanation: Text(
            fr: "L'état de cette version du modèle ne permet pas cette action ; « detail » dit lesquelles il permet.",
            en: "The state of this version of the model does not allow this; “detail” says what it allows."))
    static let versionNotReady = Problem(
        "version-not-ready", .invalid,
        title: Text(fr: "Version à corriger", en: "Version to be mended"),
        explanation: Text(
            fr: "Le contrôle de cette version a trouvé des erreurs, ou un exemple ne donne pas ce qui est attendu.",
            en: "The check of this version found errors, or an example does not give what is expected."))
    static let ownVersion = Problem(
        "own-version", .forbidden,
        title: Text(fr: "Une autre personne doit publier", en: "Somebody else must publish"),
        explanation: Text(
            fr: "Qui a écrit dans une version ne la publie pas : une deuxième personne la relit et la publie.",
            en: "Who wrote in a version does not publish it: a second person reads it and publishes it."))
    static let nothingToRollBack = Problem(
        "nothing-to-roll-back", .conflict,
        title: Text(fr: "Rien à remettre en service", en: "Nothing to put back in service"),
        explanation: Text(
            fr: "Aucune version antérieure de ce modèle n'a été publiée.",
            en: "No earlier version of this model was published."))

    static let ofSimulation: [Problem] = [
        .unknownModel, .undatedModel, .cannotEvaluate, .invalidAnswers, .versionState, .versionNotReady, .ownVersion,
        .nothingToRollBack,
    ]
}
