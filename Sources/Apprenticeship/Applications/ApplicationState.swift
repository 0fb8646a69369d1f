/// What has become of an application.
package enum ApplicationState: String, CaseIterable, Sendable {
    case sent, read, interviewProposed, interviewDone, proposed, accepted, declined, refused, withdrawn, lapsed

    /// Whether something can still come of it.
    package var isOpen: Bool { ApplicationState.open.contains(self) }

    static let open: Set<ApplicationState> = [.sent, .read, .interviewProposed, .interviewDone, .proposed]
}

/// A step in the life of an application; the whole table is in docs/apprenticeship.md.
package enum ApplicationStep: String, CaseIterable, Sendable {
    case read, proposeInterview, acceptInterview, holdInterview, propose, accept, decline, refuse, undoRefusal, withdraw
    /// Done by the service after 30 days of silence.
    case lapse

    /// Who does it.
    package enum Actor: String, Sendable { case candidate, employer, service }

    package var actor: Actor {
        switch self {
        case .read, .proposeInterview, .holdInterview, .propose, .refuse, .undoRefusal: .employer
        case .acceptInterview, .accept, .decline, .withdraw: .candidate
        case .lapse: .service
        }
    }

    /// The states from which it may be done.
    package var origins: Set<ApplicationState> {
        switch self {
        case .read: [.sent]
        case .proposeInterview: [.sent, .read]
        case .acceptInterview, .holdInterview: [.interviewProposed]
        case .propose: [.interviewDone]
        case .accept: [.proposed]
        case .decline: [.interviewProposed, .proposed]
        case .undoRefusal: [.refused]
        case .refuse, .withdraw, .lapse: ApplicationState.open
        }
    }

    /// The state that it leads to; undoing leads back to where it was.
    package var destination: ApplicationState? {
        switch self {
        case .read: .read
        case .proposeInterview, .acceptInterview: .interviewProposed
        case .holdInterview: .interviewDone
        case .propose: .proposed
        case .accept: .accepted
        case .decline: .declined
        case .refuse: .refused
        case .undoRefusal: nil
        case .withdraw: .withdrawn
        case .lapse: .lapsed
        }
    }
}
