import Endpoints
import Kernel

extension Indicator {
    /// What the public may count of simulations; no situation is kept.
    static let ofSimulation: [Indicator] = [
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
