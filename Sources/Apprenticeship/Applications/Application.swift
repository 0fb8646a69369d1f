package import Kernel

/// Somebody's application for an offer.
package struct Application: Sendable {
    package typealias ID = Identifier<Application>

    package let id: ID
    package let offer: Offer.ID
    package let employer: Employer.ID
    /// Gone when the candidate was forgotten.
    package let candidate: Candidate.ID?
    package let account: String
    package var state: ApplicationState
    /// The state before a refusal that may still be undone.
    package var stateBefore: ApplicationState?
    package var version: Int
    package let message: String?
    package let answers: [String]
    package let sharesAccommodation: Bool
    package var refusal: Refusal?
    package var interviewAt: Timestamp?
    /// Euros a month, gross, as the employer proposed; the legal minimum when it is absent.
    package var monthlyPay: Double?
    /// When the candidate accepted an interview: from then on the employer knows who they are.
    package var interviewAcceptedAt: Timestamp?
    package let createdAt: Timestamp
    package var answeredAt: Timestamp?
    package var changedAt: Timestamp

    /// Why it was refused.
    package struct Refusal: Codable, Sendable {
        package var reasons: [RefusalReason]
        package var text: String?
    }

    /// Seconds in which a refusal may be undone, and is not told.
    static let undoSeconds: Int64 = 1800
    /// Days of silence after which it lapses.
    static let silenceDays = 30
    /// Days within which an answer counts as one.
    static let answerDays = 15

    /// Whether the refusal may still be undone.
    func isUndoable(at now: Timestamp) -> Bool {
        state == .refused && stateBefore != nil && now < changedAt.adding(seconds: Application.undoSeconds)
    }

    /// What the candidate sees: a refusal that may be undone is not one yet.
    func shownState(to actor: ApplicationStep.Actor, at now: Timestamp) -> ApplicationState {
        actor == .candidate && isUndoable(at: now) ? stateBefore! : state
    }

    /// The steps that somebody may take now.
    func steps(of actor: ApplicationStep.Actor, at now: Timestamp) -> [ApplicationStep] {
        let shown = shownState(to: actor, at: now)
        return ApplicationStep.allCases.filter { step in
            guard step.actor == actor, step.origins.contains(shown) else { return false }
            switch step {
            case .undoRefusal: return isUndoable(at: now)
            case .acceptInterview: return interviewAcceptedAt == nil
            case .holdInterview: return interviewAcceptedAt != nil
            default: return true
            }
        }
    }

    /// Does a step.
    ///
    /// - Throws: a conflict when it may not be done now.
    mutating func take(_ step: ApplicationStep, at now: Timestamp) throws(Failure) {
        guard steps(of: step.actor, at: now).contains(step) else { throw Failure(.transitionImpossible) }
        // Who withdraws while a refusal may be undone ends it.
        let before = state
        state = step.destination ?? stateBefore ?? state
        stateBefore = step == .refuse ? before : nil
        if step == .undoRefusal { refusal = nil }
        if step == .acceptInterview { interviewAcceptedAt = now }
        if [.proposeInterview, .refuse].contains(step), answeredAt == nil { answeredAt = now }
        version += 1
        changedAt = now
    }
}
