/// The parts of a sheet, in the order in which people read them.
enum SectionCode: String, CaseIterable, Codable, Hashable, Sendable {
    case identity
    case executives
    case finances
    case workforce
    case activity
    case interventions
    case restructuring
    case labourRelations
    case aid
    case approvals
    case procurement
    case neighbours
    case apprenticeship
    case followUp = "follow-up"

    /// The scopes of which one opens it; none when it is open to every agent.
    var scopes: Set<CompanyScope> {
        switch self {
        case .finances: [.finances]
        case .workforce: [.workforce]
        case .interventions: [.readInterventions, .writeInterventions]
        case .restructuring: [.restructuring]
        case .labourRelations: [.labour, .accidents]
        case .identity, .executives, .activity, .aid, .approvals, .procurement, .neighbours, .apprenticeship,
            .followUp:
            []
        }
    }

    /// Whether a purpose must be given to read it, and is written in the journal.
    var isSensitive: Bool { !scopes.isEmpty && self != .interventions }
}
