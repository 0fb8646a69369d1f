import Endpoints
import Kernel

extension Indicator {
    private static let category = Text(fr: "catégorie", en: "category")

    /// What the public may count of tickets; medians and 90th centiles are in the backlog of those who manage.
    static let ofTickets: [Indicator] = [
        Indicator(
            "tickets-opened", title: Text(fr: "Tickets ouverts", en: "Tickets opened"),
            definition: Text(
                fr: "Tickets envoyés à des unités, brouillons exclus.", en: "Tickets sent to units, drafts left out."),
            source: .events(["ticket-opened"]), category: category),
        Indicator(
            "tickets-resolved", title: Text(fr: "Part des tickets résolus", en: "Share of tickets resolved"),
            definition: Text(
                fr: "Parmi les tickets clos, part de ceux qu'un agent avait dits résolus.",
                en: "Among closed tickets, the share of those that an agent had said to be resolved."),
            source: .details(key: "resolved", of: ["ticket-closed"]), measure: .share, category: category),
        Indicator(
            "tickets-relevant", title: Text(fr: "Part des tickets pertinents", en: "Share of relevant tickets"),
            definition: Text(
                fr: "Parmi les tickets clos, part de ceux qui n'ont pas été dits non pertinents.",
                en: "Among closed tickets, the share of those that were not declared irrelevant."),
            source: .details(key: "relevant", of: ["ticket-closed"]), measure: .share, category: category),
        Indicator(
            "tickets-useful", title: Text(fr: "Utilité", en: "Usefulness"),
            definition: Text(
                fr: "Parmi les tickets clos avec un avis oui ou non, part des oui.",
                en: "Among closed tickets with a yes or a no, the share of yes."),
            source: .details(key: "useful", of: ["ticket-closed"]), measure: .share, category: category),
        Indicator(
            "ticket-first-answer-hours",
            title: Text(fr: "Délai de première réponse", en: "Delay of the first answer"),
            definition: Text(
                fr:
                    "Médiane, sur les tickets résolus, des heures ouvrées (24 par jour ouvré) jusqu'à la première réponse d'un agent.",
                en: "Median, over resolved tickets, of worked hours (24 a business day) until an agent's first answer."),
            source: .details(key: "firstAnswerHours", of: ["ticket-resolved"]), measure: .median, category: category),
        Indicator(
            "ticket-resolution-hours", title: Text(fr: "Délai de résolution", en: "Delay of resolution"),
            definition: Text(
                fr: "Médiane, sur les tickets résolus, des heures ouvrées jusqu'à la résolution.",
                en: "Median, over resolved tickets, of worked hours until they were resolved."),
            source: .details(key: "resolutionHours", of: ["ticket-resolved"]), measure: .median, category: category),
        Indicator(
            "tickets-late", title: Text(fr: "Délais dépassés", en: "Delays over"),
            definition: Text(
                fr: "Délais de tickets dépassés, chacun compté une fois.",
                en: "Delays of tickets that ran out, each counted once."),
            source: .events(["ticket-clock-breached"])),
        Indicator(
            "known-answers-used", title: Text(fr: "Tickets évités", en: "Tickets avoided"),
            definition: Text(
                fr: "Fiches choisies à la place d'un ticket.", en: "Known answers chosen in the place of a ticket."),
            source: .events(["known-answer-used"]), category: Text(fr: "organisation", en: "organisation")),
    ]
}
