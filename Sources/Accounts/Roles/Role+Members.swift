package import Kernel

/// The parts that persons play. What each opens is in docs/authorization.md, route by route; none opens another module's
/// data.
extension Role {
    package static let aidant = Role("aidant")
    package static let agent = Role("agent")
    package static let qualifier = Role("qualifier")
    package static let ticketModerator = Role("ticketModerator")
    package static let unitManager = Role("unitManager")
    package static let organisationManager = Role("organisationManager")
    package static let territoryManager = Role("territoryManager")
    package static let routingExpert = Role("routingExpert")
    package static let adviser = Role("adviser")
    package static let observer = Role("observer")
    package static let employer = Role("employer")
    package static let candidate = Role("candidate")
    package static let representative = Role("representative")
    package static let trainingCentre = Role("trainingCentre")
    package static let counsellor = Role("counsellor")
    package static let ruleAuthor = Role("ruleAuthor")
    package static let ruleReviewer = Role("ruleReviewer")
    package static let dpo = Role("dpo")
    package static let administrator = Role("administrator")
}
