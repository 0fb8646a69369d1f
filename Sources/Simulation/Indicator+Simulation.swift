import Endpoints
import Kernel

extension Indicator {
    private static let model = Text(fr: "modèle", en: "model")

    /// What the public may count of simulations; no situation is kept.
    static let ofSimulation: [Indicator] = [
        Indicator(
            "simulations", title: Text(fr: "Simulations", en: "Simulations"),
            definition: Text(
                fr: "Situations évaluées une à une, par modèle.", en: "Situations evaluated one by one, by model."),
            source: .counter("simulations"), category: model),
        Indicator(
            "simulations-reversed", title: Text(fr: "Part des calculs à rebours", en: "Share worked backwards"),
            definition: Text(
                fr:
                    "Part des simulations qui partent d'un résultat (le net voulu) pour trouver ce qui y mène (le brut).",
                en: "Share of the simulations that go from a result (the net wanted) to what leads to it (the gross)."),
            source: .counter("simulations"), measure: .share, category: model),
        Indicator(
            "simulation-batches", title: Text(fr: "Lots de simulations", en: "Batches of simulations"),
            definition: Text(
                fr: "Appels qui évaluent un lot de situations.", en: "Calls that evaluate a batch of situations."),
            source: .counter("simulation-batches"), category: model),
        Indicator(
            "simulation-batch-size", title: Text(fr: "Taille moyenne des lots", en: "Mean size of batches"),
            definition: Text(fr: "Situations par lot, en moyenne.", en: "Situations in a batch, on average."),
            source: .counter("simulation-batches"), measure: .mean, category: model),
        Indicator(
            "simulator-steps", title: Text(fr: "Étapes de simulateurs", en: "Steps of simulators"),
            definition: Text(
                fr: "Réponses envoyées à un simulateur qui pose ses questions une à une.",
                en: "Answers sent to a simulator that asks its questions one by one."),
            source: .counter("simulator-steps"), category: Text(fr: "simulateur", en: "simulator")),
        Indicator(
            "model-versions-published",
            title: Text(fr: "Versions de règles publiées", en: "Versions of rules published"),
            definition: Text(
                fr: "Versions de modèles mises en service, relues par une deuxième personne.",
                en: "Versions of models put in service, reviewed by a second person."),
            source: .events(["model-version-published"])),
        Indicator(
            "simulation-errors-reported", title: Text(fr: "Erreurs signalées", en: "Errors reported"),
            definition: Text(
                fr: "Signalements d'une erreur dans une règle ou un résultat.",
                en: "Reports of an error in a rule or a result."),
            source: .events(["simulation-error-reported"])),
        Indicator(
            "simulation-errors-answered", title: Text(fr: "Signalements traités", en: "Reports answered"),
            definition: Text(
                fr: "Signalements auxquels un relecteur a répondu.", en: "Reports that a reviewer answered."),
            source: .events(["simulation-error-answered"])),
    ]
}
