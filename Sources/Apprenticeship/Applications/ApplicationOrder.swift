import Endpoints
import HTTP
import Kernel

/// The body of a new application.
struct ApplicationOrder: RequestReadable {
    let offer: Offer.ID
    let message: String?
    let answers: [String]
    let sharesAccommodation: Bool

    private struct Body: Decodable {
        let offer: Offer.ID
        let message: String?
        let answers: [String]?
        let sharesAccommodation: Bool?
    }

    init(from request: inout RequestReader) throws(Failure) {
        let body = try request.json(as: Body.self)
        offer = body.offer
        var faults: [Failure.Field] = []
        let wrong = Text(fr: "Un texte de 1 à 2 000 caractères.", en: "A text of 1 to 2,000 characters.")
        var message: String?
        if let text = body.message {
            message = Prose.trimmed(text, 1...2000, isOneLine: false)
            if message == nil { faults.append(Failure.Field("/message", "length", wrong)) }
        }
        self.message = message
        var answers: [String] = []
        for (place, answer) in (body.answers ?? []).enumerated() {
            guard let text = Prose.trimmed(answer, 1...2000, isOneLine: false) else {
                faults.append(Failure.Field("/answers/\(place)", "length", wrong))
                continue
            }
            answers.append(text)
        }
        self.answers = answers
        sharesAccommodation = body.sharesAccommodation ?? false
        guard faults.isEmpty else { throw Failure.invalid(faults) }
    }
}

/// A step of an application that is asked for, with what it needs.
struct ApplicationStepInput: RequestReadable {
    let id: Application.ID
    let seen: Precondition
    let interviewAt: Timestamp?
    let refusal: Application.Refusal?
    let mentor: Mentor?
    let monthlyPay: Double?
    let withdrawOthers: Bool

    /// How many apprentices the mentor follows already.
    struct Mentor: Decodable, Sendable {
        let apprentices: Int
        let repeating: Int
        let isRepeating: Bool?
    }

    private struct Body: Decodable {
        let interviewAt: Timestamp?
        let reasons: [RefusalReason]?
        let text: String?
        let mentor: Mentor?
        let monthlyPay: Double?
        let withdrawOthers: Bool?
    }

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("application")
        seen = try request.precondition()
        let body = try request.bytes().isEmpty ? nil : try request.json(as: Body.self)
        interviewAt = body?.interviewAt
        mentor = body?.mentor
        monthlyPay = body?.monthlyPay
        withdrawOthers = body?.withdrawOthers ?? false
        refusal = body?.reasons.map { Application.Refusal(reasons: $0, text: body?.text) }
    }

    /// The refusal, with at least one reason and no word that the law forbids.
    func checkedRefusal() throws(Failure) -> Application.Refusal {
        guard var refusal, !refusal.reasons.isEmpty else {
            throw Failure.invalid([
                Failure.Field("/reasons", "missing", Text(fr: "Au moins un motif.", en: "At least one reason."))
            ])
        }
        if let text = refusal.text {
            for case .discriminatory(let advice) in Wording.faults(in: text) {
                throw Failure(.discriminatoryWording, fields: [Failure.Field("/text", "discriminatory", advice)])
            }
            refusal.text = Prose.trimmed(text, 1...1000, isOneLine: false)
        }
        return refusal
    }

    /// Refuses a mentor who has no room (code du travail, article R6223-6).
    func checkMentor() throws(Failure) {
        guard let mentor else { return }
        let hasRoom = MentorCapacity.hasRoom(
            apprentices: mentor.apprentices, repeating: mentor.repeating,
            addingOneWhoRepeats: mentor.isRepeating ?? false)
        guard hasRoom else { throw Failure(.mentorFull) }
    }
}
