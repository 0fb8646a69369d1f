import Endpoints
import Kernel
import Territories

/// What is said of an intervention when it is entered, changed or brought in bulk.
struct InterventionDraft: Decodable, Hashable, Sendable {
    let siret: PlaceName
    /// What is known of a company whose number is not.
    let company: InterventionPlace.UnknownCompany?
    let group: CompanyGroup.ID?
    let kind: Intervention.Kind
    let themes: [Intervention.Theme]?
    let state: Intervention.State.Name
    let day: Day
    let agents: [ShortText]?
    let summary: LongText?
    let confidentiality: Intervention.Confidentiality
    let externalId: ShortText?

    /// The number of an establishment, or `unknown`.
    struct PlaceName: TextCodable, Hashable {
        let siret: Siret?
        var description: String { siret?.description ?? InterventionPlace.unknownName }

        init?(_ text: String) {
            siret = Siret(text)
            guard siret != nil || text == InterventionPlace.unknownName else { return nil }
        }
    }

    /// Where it is.
    ///
    /// - Throws: `invalid-body` for a company without number that is not described, or one with a number that is.
    func place() throws(Failure) -> InterventionPlace {
        switch (siret.siret, company) {
        case (let siret?, nil): return .establishment(siret)
        case (nil, let company?): return .unknown(company)
        default:
            throw .invalid(
                "/company", "invalid-value",
                Text(
                    fr: "Nom et adresse se donnent quand le SIRET est « unknown », et alors seulement.",
                    en: "Name and address are given when the SIRET is “unknown”, and only then."))
        }
    }

    /// What it says, when its parts hold together.
    ///
    /// - Throws: `invalid-body` for a day that its state cannot have.
    func details(today: Day) throws(Failure) -> Intervention.Details {
        if state == .done || state == .closed, day > today {
            throw .invalid(
                "/day", "in-the-future",
                Text(fr: "Ce qui est fait ne l'est pas dans l'avenir.", en: "What is done is not done in the future."))
        }
        guard (agents ?? []).count <= 20 else {
            throw .invalid("/agents", "too-many", Text(fr: "Vingt agents au plus.", en: "Twenty agents at most."))
        }
        var seen: Set<Intervention.Theme> = []
        return Intervention.Details(
            kind: kind, themes: (themes ?? []).filter { seen.insert($0).inserted },
            state: Intervention.State(state, on: day), agents: agents ?? [], summary: summary,
            confidentiality: confidentiality, externalId: externalId)
    }
}
