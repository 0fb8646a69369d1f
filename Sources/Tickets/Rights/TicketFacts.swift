import Accounts
import Endpoints
package import Kernel
package import Territories

/// What decides who is who to one ticket.
package struct TicketFacts: Sendable {
    package var state: TicketState
    package var creator: String
    package var creatorUnit: String
    package var creatorOrganisation: String
    /// The organisation whose key opened it.
    package var openedByKeyOf: String?
    /// Where it was sent, as far as it is still there: unit and organisation.
    package var targets: [(unit: String, organisation: String)]
    package var commune: Commune.Code
    /// As what the caller takes part in it; `nil` when they were not invited.
    package var part: Part?
    /// Whether another administrator let the caller look.
    package var isBreakGlassOpen = false

    /// As what somebody was invited.
    package enum Part: String, Sendable { case aidant, agent, moderator }
}

extension Standing {
    /// All that a caller is to a ticket: pure, the roles of the caller against the facts of the ticket.
    package init(of caller: Caller, _ facts: TicketFacts, _ territories: Territories) {
        switch caller.identity {
        case .person(let person): self.init(of: person, facts, territories)
        case .partner(let partner):
            var relations: Set<Relation> = []
            let isInside = Standing.holds(partner.zones, facts.commune, territories)
            if isInside, facts.openedByKeyOf == partner.organisation, partner.scopes.contains(.ticketsWrite) {
                relations.insert(.openingKey)
            }
            let organisations = [facts.creatorOrganisation] + facts.targets.map(\.organisation)
            if isInside, organisations.contains(partner.organisation), facts.state != .draft {
                relations.insert(.organisationKey)
            }
            self.init(relations)
        case .anonymous, .owner: self.init([])
        }
    }

    private init(of person: Person, _ facts: TicketFacts, _ territories: Territories) {
        var relations: Set<Relation> = []
        for grant in person.grants where Standing.holds(grant.zones, facts.commune, territories) {
            if let relation = Standing.relation(of: person.account, by: grant, facts) { relations.insert(relation) }
        }
        if facts.isBreakGlassOpen, relations.contains(.administrator) { relations.insert(.breakGlass) }
        // What is being written is its author's alone.
        self.init(facts.state == .draft ? relations.intersection([.creator]) : relations)
    }

    /// What one role makes of somebody.
    private static func relation(of account: String, by grant: Grant, _ facts: TicketFacts) -> Relation? {
        let isOfCreator = grant.covers(facts.creatorUnit, of: facts.creatorOrganisation)
        let isOfTarget = facts.targets.contains { grant.covers($0.unit, of: $0.organisation) }
        switch grant.role {
        case .aidant:
            guard isOfCreator else { return nil }
            if account == facts.creator { return .creator }
            if facts.part == .aidant { return .invitedAidant }
            return grant.unit == nil ? nil : .colleague
        case .agent:
            if isOfTarget, facts.state != .toQualify { return .agent }
            return facts.part == .agent && grant.organisation != nil ? .invitedAgent : nil
        case .qualifier: return isOfTarget && facts.state == .toQualify ? .qualifier : nil
        case .ticketModerator: return facts.part == .moderator ? .invitedModerator : nil
        case .unitManager: return isOfTarget ? .unitManager : isOfCreator ? .creatorUnitManager : nil
        case .organisationManager:
            guard grant.unit == nil else { return nil }
            return isOfTarget ? .organisationManager : isOfCreator ? .creatorOrganisationManager : nil
        case .territoryManager, .observer:
            guard grant.organisation == nil || isOfTarget || isOfCreator else { return nil }
            return grant.role == .observer ? .observer : .territoryManager
        case .administrator: return grant.organisation == nil && grant.zones.isEmpty ? .administrator : nil
        default: return nil
        }
    }

    /// Whether zones, everywhere when there are none, hold a commune.
    static func holds(_ zones: [String], _ commune: Commune.Code, _ territories: Territories) -> Bool {
        zones.isEmpty
            || zones.contains { Zone($0).map { territories.zone($0, holds: .commune(commune)) } ?? false }
    }
}

extension Grant {
    /// Whether the role counts in a unit of an organisation; one without an organisation counts in none.
    func covers(_ unit: String, of organisation: String) -> Bool {
        self.organisation == organisation && (self.unit == nil || self.unit == unit)
    }
}
