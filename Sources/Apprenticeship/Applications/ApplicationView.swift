import Endpoints
import HTTP
import JSON
import Kernel

/// An application as one side sees it: the employer learns who it is when an interview was accepted.
struct ApplicationView: Representable {
    let application: Application
    let offer: Offer
    let candidate: Candidate?
    let actor: ApplicationStep.Actor
    let now: Timestamp
    /// What the candidate shared of their accommodation, opened.
    var accommodation: String?
    var isNew = false

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 1024)
        try writer.application(self)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: application.version)
        if isNew { answer.fields.append(.location, "/v1/apprenticeship/applications/\(application.id)") }
        return answer
    }

    /// Whether the caller learns who applied.
    var showsIdentity: Bool { actor == .candidate || application.interviewAcceptedAt != nil }
}

extension JSONWriter {
    /// An application.
    mutating func application(_ view: ApplicationView) throws {
        let application = view.application
        let shown = application.shownState(to: view.actor, at: view.now)
        beginObject()
        key("id")
        string(application.id.description)
        key("version")
        integer(application.version)
        key("offer")
        string(application.offer.description)
        key("offerTitle")
        string(view.offer.details.title)
        key("state")
        string(shown.rawValue)
        key("candidate")
        string(view.candidate.map { $0.mask(for: view.offer.id) } ?? "")
        key("message")
        text(application.message)
        key("answers")
        strings(application.answers)
        key("sharesAccommodation")
        bool(application.sharesAccommodation)
        key("refusal")
        if shown == .refused, let refusal = application.refusal {
            try JSONEncoder.encode(refusal, into: &self)
        } else {
            null()
        }
        key("interviewAt")
        text(application.interviewAt?.description)
        key("interviewAcceptedAt")
        text(application.interviewAcceptedAt?.description)
        key("monthlyPay")
        if let pay = application.monthlyPay { number(pay) } else { null() }
        key("createdAt")
        string(application.createdAt.description)
        if view.showsIdentity, let candidate = view.candidate {
            key("profile")
            try JSONEncoder.encode(candidate.details, into: &self)
        }
        if let accommodation = view.accommodation {
            key("accommodation")
            raw(accommodation.utf8)
        }
        key("actions")
        strings(application.steps(of: view.actor, at: view.now).map(\.rawValue) + ["message"])
        endObject()
    }
}
