/// What can happen to a ticket that its state has a say in.
package enum Transition: String, CaseIterable, Sendable {
    case submit
    case qualify
    case take
    case release
    case wait
    case resume
    case redirect
    case resolve
    case declareIrrelevant
    case declareRelevant
    case close
    case reopen
    /// An aidant writes to all participants.
    case aidantMessage
    /// An agent writes to all participants, and does not ask for more.
    case agentMessage
    /// An agent writes and says that it goes on.
    case agentMessageThatReopens
    /// An agent writes to agents.
    case note
    case invite
}

extension Transition {
    /// The state after it: the table of docs/tickets.md. `nil` when a ticket in that state refuses it.
    ///
    /// A submitted ticket waits for somebody to qualify it when an organisation asks for that.
    package func target(from state: TicketState, needsQualifying: Bool = false) -> TicketState? {
        switch (self, state) {
        case (.submit, .draft): needsQualifying ? .toQualify : .open
        case (.qualify, .toQualify): .open
        case (.take, .open), (.take, .inProgress): .inProgress
        case (.release, .inProgress): .open
        case (.wait, .inProgress): .waiting
        case (.resume, .waiting): .inProgress
        case (.redirect, .toQualify), (.redirect, .open), (.redirect, .inProgress), (.redirect, .waiting): .open
        case (.resolve, .open), (.resolve, .inProgress): .resolved
        case (.close, _) where state.isOpen: .closed
        case (.reopen, .closed): .inProgress
        case (.aidantMessage, .resolved), (.agentMessageThatReopens, .resolved): .inProgress
        // What follows changes no state.
        case (.declareIrrelevant, .open), (.declareIrrelevant, .inProgress), (.declareIrrelevant, .waiting),
            (.declareIrrelevant, .resolved), (.declareRelevant, .open), (.declareRelevant, .inProgress),
            (.declareRelevant, .waiting), (.declareRelevant, .resolved):
            state
        case (.aidantMessage, _), (.agentMessage, _), (.agentMessageThatReopens, _), (.note, _), (.invite, _):
            state.isOpen ? state : nil
        default: nil
        }
    }

    /// The transitions of routes that a state allows, as they are told when another was asked for.
    static func allowed(from state: TicketState) -> [Transition] {
        routes.filter { $0.target(from: state) != nil }
    }

    /// Those that have a route of their own.
    static let routes: [Transition] = [
        .submit, .qualify, .take, .release, .wait, .resume, .redirect, .resolve, .declareIrrelevant, .declareRelevant,
        .close, .reopen,
    ]
}
