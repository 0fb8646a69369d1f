import Kernel

/// How much of an intervention somebody sees.
enum InterventionSight: Hashable, Sendable {
    case nothing
    /// The service, the month, the kind.
    case existence
    /// The summary, too.
    case summary
    /// All, perhaps with the names of agents.
    case everything(names: Bool)

    /// What a reader sees of an intervention that is another group's, or their own.
    static func of(_ intervention: Intervention, for clearance: Clearance) -> InterventionSight {
        if clearance.isMember(of: intervention.group) { return .everything(names: true) }
        guard clearance.has(.readInterventions) || clearance.has(.writeInterventions) else { return .nothing }
        switch intervention.details.confidentiality {
        case .secret: return .nothing
        case .metadata: return .existence
        case .summary: return .summary
        case .full: return .everything(names: clearance.has(.nameAgents))
        }
    }
}
