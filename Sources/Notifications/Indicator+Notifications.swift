import Endpoints
import Kernel

extension Indicator {
    /// What became of letters.
    static let ofMail = [
        Indicator(
            "letters-sent", title: Text(fr: "Courriels envoyés", en: "Letters sent"),
            definition: Text(
                fr: "Lettres que le relais de courrier a prises en charge.", en: "Letters that the mail relay took."),
            source: .events(["letter-sent"]), category: Text(fr: "genre de lettre", en: "kind of letter"),
            categoryKey: "kind"),
        Indicator(
            "letters-given-up", title: Text(fr: "Courriels abandonnés", en: "Letters given up"),
            definition: Text(
                fr: "Lettres refusées pour de bon, ou essayées en vain pendant deux jours.",
                en: "Letters refused for good, or tried in vain for two days."),
            source: .events(["letter-given-up"]), category: Text(fr: "genre de lettre", en: "kind of letter"),
            categoryKey: "kind"),
    ]

    /// How partners' receivers answer.
    static let ofWebhooks = [
        Indicator(
            "webhook-calls", title: Text(fr: "Appels de webhooks", en: "Webhook calls"),
            definition: Text(
                fr: "Appels faits aux systèmes partenaires, reçus ou non.",
                en: "Calls made to partners' systems, received or not."),
            source: .counter("webhook-calls")),
        Indicator(
            "webhook-success", title: Text(fr: "Part des appels reçus", en: "Share of calls received"),
            definition: Text(
                fr: "Parmi les appels de webhooks, part de ceux auxquels le système partenaire a répondu 2xx.",
                en: "Among the webhook calls, the share that partners' systems answered with 2xx."),
            source: .counter("webhook-calls"), measure: .share),
    ]
}
