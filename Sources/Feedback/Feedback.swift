package import Endpoints
import Kernel

/// The opinion button that the state's conventions ask for: anybody says whether the service helped; its owner reads.
///
/// - Parameter address: where the state's own opinion button leads, when the operator has one.
package func feedback(address: String? = nil) -> Feature {
    Feature(
        name: "feedback", migrations: OpinionTable.migrations,
        routes: [
            Route(GiveOpinion()), Route(ListOpinions()), Route(ShowOpinionPage(address: address)),
            Route(GiveOpinionByForm()),
        ],
        personalData: [.opinions],
        indicators: [
            Indicator(
                "opinions", title: Text(fr: "Avis donnés", en: "Opinions given"),
                definition: Text(
                    fr: "Avis donnés par le bouton « Je donne mon avis ».", en: "Opinions given by the opinion button."),
                source: .events(["opinion-given"])),
            Indicator(
                "opinion-score", title: Text(fr: "Note moyenne", en: "Mean score"),
                definition: Text(
                    fr: "Moyenne des notes de 1 à 5, parmi les avis qui en donnent une.",
                    en: "Mean of the scores from 1 to 5, among the opinions that give one."),
                source: .details(key: "score", of: ["opinion-given"]), measure: .mean),
            Indicator(
                "opinion-useful",
                title: Text(fr: "Part des avis qui disent le service utile", en: "Share that found it useful"),
                definition: Text(
                    fr:
                        "Parmi les avis qui répondent à « ce service vous a-t-il été utile ? », part de ceux qui disent oui.",
                    en: "Among the opinions that answer “did this service help you?”, the share of those that say yes."),
                source: .details(key: "useful", of: ["opinion-given"]), measure: .share),
        ])
}
