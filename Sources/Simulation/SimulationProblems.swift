import Kernel

/// The refusals of simulations.
extension Problem {
    static let unknownModel = Problem(
        "unknown-model", .invalid,
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

    static let ofSimulation: [Problem] = [.unknownModel, .undatedModel, .cannotEvaluate, .invalidAnswers]
}
