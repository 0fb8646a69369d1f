/// What a caller is to one ticket. Somebody may be several things; what they may do adds up.
package enum Relation: String, CaseIterable, Sendable {
    case creator
    /// Of the creator's unit, and invited.
    case invitedAidant
    /// Of the creator's unit, and not invited.
    case colleague
    /// Of a unit that the ticket is sent to.
    case agent
    /// Of another unit, and invited.
    case invitedAgent
    /// Looks at what comes in before units do, as long as nobody did.
    case qualifier
    /// Invited because nobody answered.
    case invitedModerator
    case unitManager
    case creatorUnitManager
    case organisationManager
    case creatorOrganisationManager
    case territoryManager
    case observer
    case administrator
    /// An administrator whom another one let look, for a time.
    case breakGlass
    /// The system that opened it, for an aidant of its network.
    case openingKey
    /// A system of the organisation that it comes from or goes to.
    case organisationKey
}

extension Relation {
    /// Whether notes among agents are theirs to read.
    package var isAgentSide: Bool {
        switch self {
        case .agent, .invitedAgent, .qualifier, .invitedModerator, .breakGlass: true
        default: false
        }
    }

    /// How much of the ticket they are given.
    package var view: TicketView {
        switch self {
        case .creator, .invitedAidant, .agent, .invitedAgent, .qualifier, .invitedModerator, .breakGlass, .openingKey:
            .full
        case .administrator: .anonymised
        case .colleague, .unitManager, .creatorUnitManager, .organisationManager, .creatorOrganisationManager,
            .territoryManager, .observer, .organisationKey:
            .metadata
        }
    }
}
