import Endpoints
import Kernel

/// What the public may count of apprenticeship; never on sex or origin, which are not collected.
extension Indicator {
    static let ofApprenticeship: [Indicator] = [
        count(
            "apprenticeship-offers", "Offres ouvertes", "Offers opened",
            "Offres ouvertes aux candidatures, par métier.",
            "Offers opened to applications, by trade.", ["offer-opened"]),
        count(
            "apprenticeship-candidates", "Candidats inscrits", "Candidates registered",
            "Fiches écrites, par premier vœu.", "Profiles written, by first wish.", ["candidate-registered"]),
        count(
            "apprenticeship-applications", "Candidatures envoyées", "Applications sent",
            "Candidatures envoyées, par métier.", "Applications sent, by trade.", ["application-sent"]),
        count(
            "apprenticeship-interviews", "Entretiens acceptés", "Interviews accepted",
            "Entretiens proposés et acceptés, par métier.", "Interviews proposed and accepted, by trade.",
            ["interview-accepted"]),
        count(
            "apprenticeship-placements", "Contrats acceptés", "Contracts accepted",
            "Contrats proposés et acceptés, par métier.", "Contracts proposed and accepted, by trade.",
            ["contract-accepted"]),
        count(
            "apprenticeship-lapsed", "Candidatures restées sans réponse", "Applications without an answer",
            "Candidatures closes après trente jours de silence, par métier.",
            "Applications closed after thirty days of silence, by trade.", ["application-lapsed"]),
        Indicator(
            "apprenticeship-job-dating-placements",
            title: Text(fr: "Placements en job dating", en: "Placements at job datings"),
            definition: Text(
                fr: "Candidats placés par affectation stable, tous événements.",
                en: "Candidates placed by stable assignment, all events."),
            source: .details(key: "count", of: ["job-dating-assigned"]), measure: .sum),
        Indicator(
            "apprenticeship-job-dating-meetings",
            title: Text(fr: "Rencontres prévues en job dating", en: "Meetings planned at job datings"),
            definition: Text(
                fr: "Rencontres des plannings, tous événements.", en: "Meetings of timetables, all events."),
            source: .details(key: "count", of: ["job-dating-timetabled"]), measure: .sum),
    ]

    private static func count(
        _ name: String, _ french: String, _ english: String, _ frenchText: String, _ englishText: String,
        _ events: [String]
    ) -> Indicator {
        Indicator(
            name, title: Text(fr: french, en: english), definition: Text(fr: frenchText, en: englishText),
            source: .events(events), category: Text(fr: "métier", en: "trade"))
    }
}
