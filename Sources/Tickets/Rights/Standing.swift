/// All that a caller is to one ticket, and what follows from it.
package struct Standing: Sendable {
    package let relations: Set<Relation>
    /// What they may do, whatever its state.
    package let actions: Set<TicketAction>

    /// What somebody is.
    package init(_ relations: Set<Relation>) {
        self.relations = relations
        actions = Permissions.actions(of: relations)
    }

    /// How much they are given; `nil` when the ticket does not exist for them.
    package var view: TicketView? { relations.map(\.view).max() }
    /// Whether notes among agents are theirs to read.
    package var isAgentSide: Bool { relations.contains(where: \.isAgentSide) }

    /// What they may do next.
    package func actions(in state: TicketState) -> [TicketAction] {
        TicketAction.allCases.filter { action in
            guard actions.contains(action) else { return false }
            switch action {
            case .edit, .delete: return state == .draft
            case .message:
                return Transition.aidantMessage.target(from: state) != nil
            default: return Transition(rawValue: action.rawValue).map { $0.target(from: state) != nil } ?? true
            }
        }
    }
}
