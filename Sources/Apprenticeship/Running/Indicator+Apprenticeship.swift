import Endpoints
import Kernel

/// What the public may count of apprenticeship; never on sex or origin, which are not collected.
extension Indicator {
    static let ofApprenticeship: [Indicator] =
        [
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
                "apprenticeship-answers-in-time",
                title: Text(fr: "Réponses sous quinze jours", en: "Answers within fifteen days"),
                definition: Text(
                    fr:
                        "Part des candidatures dont la première réponse vient sous quinze jours, parmi celles qui ont eu une réponse ou trente jours de silence, par métier.",
                    en:
                        "Share of applications first answered within fifteen days, among those that had an answer or thirty days of silence, by trade."
                ),
                source: .details(
                    key: "inTime", of: ["interview-proposed", "application-refused", "application-lapsed"]),
                measure: .share, category: Text(fr: "métier", en: "trade")),
            Indicator(
                "apprenticeship-gates",
                title: Text(fr: "Ce qui empêche une mise en relation", en: "What keeps people apart"),
                definition: Text(
                    fr: "Motifs rencontrés dans les explications demandées par les candidats.",
                    en: "Gates met in explanations that candidates asked for."),
                source: .counter("apprenticeship-gates"), category: Text(fr: "motif", en: "gate")),
        ] + bands + [
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

    /// Applications and accepted interviews by distance, level and openness to disability: their ratio is the rate.
    private static var bands: [Indicator] {
        let keys: [(key: String, french: String, english: String)] = [
            ("distance", "distance", "distance"), ("level", "niveau visé", "level"),
            ("disability", "ouverture au handicap", "openness to disability"),
        ]
        let kinds: [(name: String, event: String, french: String, english: String)] = [
            ("applications", "application-sent", "Candidatures envoyées", "Applications sent"),
            ("interviews", "interview-accepted", "Entretiens acceptés", "Interviews accepted"),
        ]
        return keys.flatMap { key, french, english in
            kinds.map { name, event, title, englishTitle in
                Indicator(
                    "apprenticeship-\(name)-by-\(key)",
                    title: Text(fr: "\(title), par \(french)", en: "\(englishTitle), by \(english)"),
                    definition: Text(
                        fr: "\(title), par \(french) ; le rapport des deux figures est le taux d'entretien.",
                        en: "\(englishTitle), by \(english); the ratio of the two figures is the rate of interviews."),
                    source: .events([event]), category: Text(fr: french, en: english), categoryKey: key)
            }
        }
    }

    private static func count(
        _ name: String, _ french: String, _ english: String, _ frenchText: String, _ englishText: String,
        _ events: [String]
    ) -> Indicator {
        Indicator(
            name, title: Text(fr: french, en: english), definition: Text(fr: frenchText, en: englishText),
            source: .events(events), category: Text(fr: "métier", en: "trade"))
    }
}
