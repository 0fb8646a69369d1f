import Endpoints
import Kernel

/// What the public may count of expert routing, from the journal alone.
extension Indicator {
    static let ofRouting: [Indicator] = [
        Indicator(
            "needs-opened", title: Text(fr: "Demandes reçues", en: "Needs received"),
            definition: Text(
                fr: "Demandes d'entreprises reçues, par canal.", en: "Needs of companies received, by channel."),
            source: .events(["need-opened"]), category: Text(fr: "canal", en: "channel"), categoryKey: "channel"),
        Indicator(
            "needs-routed", title: Text(fr: "Demandes transmises", en: "Needs routed"),
            definition: Text(
                fr: "Transmissions à au moins un expert.", en: "Times that a need was handed to at least one expert."),
            source: .events(["need-routed"])),
        Indicator(
            "needs-routed-automatically",
            title: Text(fr: "Part transmise sans intervention", en: "Share routed without a human"),
            definition: Text(
                fr: "Parmi les demandes transmises ou mises en attente, part transmise dès l'arrivée.",
                en: "Among the needs routed or put in a queue, the share routed on arrival."),
            source: .details(key: "automatic", of: ["need-routed", "need-queued"]), measure: .share),
        Indicator(
            "needs-without-expert", title: Text(fr: "Demandes sans expert", en: "Needs without an expert"),
            definition: Text(
                fr: "Demandes mises en attente, par raison.", en: "Needs put in a queue, by reason."),
            source: .events(["need-queued"]), category: Text(fr: "raison", en: "reason"), categoryKey: "reason"),
        Indicator(
            "needs-taken-in-five-days",
            title: Text(fr: "Part prise en charge en 5 jours ouvrés", en: "Share taken in 5 business days"),
            definition: Text(
                fr: "Parmi les demandes transmises, prises en charge ou non, part prise en 5 jours ouvrés au plus.",
                en: "Among the needs routed, taken in charge or not, the share taken within 5 business days."),
            source: .details(key: "inFiveDays", of: ["need-first-taken", "need-late"]), measure: .share),
        Indicator(
            "needs-days-until-taken", title: Text(fr: "Délai de prise en charge", en: "Delay until taken"),
            definition: Text(
                fr: "Jours ouvrés entre la transmission et la première prise en charge : la médiane.",
                en: "Median business days from routing to the first expert who takes it."),
            source: .details(key: "days", of: ["need-first-taken"]), measure: .median),
        Indicator(
            "needs-helped", title: Text(fr: "Part des entreprises aidées", en: "Share of companies helped"),
            definition: Text(
                fr: "Parmi les demandes closes, part où un expert a aidé l'entreprise.",
                en: "Among the needs closed, the share in which an expert helped the company."),
            source: .details(key: "helped", of: ["need-closed"]), measure: .share),
        Indicator(
            "needs-exchanged", title: Text(fr: "Part avec un échange", en: "Share with an exchange"),
            definition: Text(
                fr: "Parmi les demandes closes, part où un expert a échangé avec l'entreprise.",
                en: "Among the needs closed, the share in which an expert spoke with the company."),
            source: .details(key: "exchanged", of: ["need-closed"]), measure: .share),
        Indicator(
            "needs-abandoned", title: Text(fr: "Part abandonnée", en: "Share abandoned"),
            definition: Text(
                fr: "Parmi les demandes closes, part abandonnée faute de réponse.",
                en: "Among the needs closed, the share given up without an answer."),
            source: .details(key: "abandoned", of: ["need-closed"]), measure: .share),
        Indicator(
            "needs-requalified", title: Text(fr: "Demandes requalifiées", en: "Needs requalified"),
            definition: Text(fr: "Changements de sujet.", en: "Changes of subject."),
            source: .events(["need-requalified"])),
        Indicator(
            "needs-satisfaction", title: Text(fr: "Part des aides jugées utiles", en: "Share of help found useful"),
            definition: Text(
                fr: "Parmi les avis d'entreprises qui le disent, part de ceux qui jugent l'aide utile.",
                en: "Among the companies that say so, the share that found the help useful."),
            source: .details(key: "useful", of: ["satisfaction-given"]), measure: .share),
        Indicator(
            "coverage-holes", title: Text(fr: "Habitants sans expert", en: "People without an expert"),
            definition: Text(
                fr:
                    "Dans les départements où il y a des experts, part des habitants d'une commune où nul n'est compétent, "
                    + "mesurée chaque nuit, par sujet : la moyenne.",
                en:
                    "In the departements with experts, the share of people in communes where nobody is competent, measured "
                    + "each night, by subject: the mean."),
            source: .details(key: "holes", of: ["coverage-measured"]), measure: .mean,
            category: Text(fr: "sujet", en: "subject"), categoryKey: "subject"),
    ]
}
