import Endpoints
import Kernel
import Territories

/// What is said of an intervention when it is entered, changed or brought in bulk.
struct InterventionDraft: Decodable, Sendable {
    let siret: Siret
    let group: CompanyGroup.ID?
    let kind: Intervention.Kind
    let themes: [Intervention.Theme]?
    let state: Intervention.State.Name
    let day: Day
    let agents: [ShortText]?
    let summary: LongText?
    let confidentiality: Intervention.Confidentiality
    let externalId: ShortText?

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
