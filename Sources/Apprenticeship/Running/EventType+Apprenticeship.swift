import Accounts
import Endpoints
import Kernel

/// What apprenticeship tells others: offers are public.
extension EventType {
    static let ofApprenticeship: [EventType] = [
        kind("offer-opened", Text(fr: "Offre ouverte", en: "Offer opened")),
        kind("offer-suspended", Text(fr: "Offre suspendue", en: "Offer suspended")),
        kind("offer-filled", Text(fr: "Offre pourvue", en: "Offer filled")),
        kind("offer-cancelled", Text(fr: "Offre retirée", en: "Offer withdrawn")),
        kind("offer-expired", Text(fr: "Offre arrivée à son terme", en: "Offer ended")),
    ]

    private static func kind(_ code: StaticString, _ title: Text) -> EventType {
        EventType(code, title: title, roles: [.administrator, .counsellor], scopes: [.apprenticeshipOffers])
    }
}
