import Database
import Endpoints
import Journal
import Kernel

/// Enters and changes interventions: one place for the form, the bulk and the deposit.
struct InterventionKeeper {
    private let transaction: WriteTransaction
    private let caller: Caller
    private let companies: Companies
    private let clearance: Clearance
    private var table: InterventionTable { InterventionTable(transaction.connection) }

    /// What became of a row of a bulk.
    enum Outcome: String, Sendable {
        case created
        case updated
        case unchanged
    }

    init(_ transaction: WriteTransaction, for caller: Caller, _ companies: Companies) throws {
        self.transaction = transaction
        self.caller = caller
        self.companies = companies
        clearance = try companies.clearance(of: caller, in: transaction.connection)
    }

    /// The group for which the caller writes: the one named, or the only one that lets them.
    ///
    /// - Throws: `forbidden` when none does, `invalid-body` when several do and none is named.
    func group(_ named: CompanyGroup.ID?) throws -> CompanyGroup.ID {
        if let partner = caller.partner {
            guard let named, let group = try GroupTable(transaction.connection).find(named),
                group.organisation == partner.organisation, group.isInForce(on: companies.today),
                group.scopes.contains(.writeInterventions)
            else { throw Failure(.forbidden) }
            return group.id
        }
        let groups = clearance.groups(with: .writeInterventions)
        if let named {
            guard groups.contains(named) else { throw Failure(.forbidden) }
            return named
        }
        guard let only = groups.first else { throw Failure(.forbidden) }
        guard groups.count == 1 else {
            throw Failure.unnamedGroup
        }
        return only
    }

    /// Enters an intervention, or changes the one that its service calls the same.
    func put(_ draft: InterventionDraft) throws -> (intervention: Intervention, outcome: Outcome) {
        let group = try group(draft.group)
        if let externalId = draft.externalId, let old = try table.find(externalId, of: group) {
            return try change(old, by: draft)
        }
        return (try create(draft, in: group), .created)
    }

    /// Enters an intervention.
    func create(_ draft: InterventionDraft, in group: CompanyGroup.ID) throws -> Intervention {
        guard try EstablishmentTable(transaction.connection).fingerprint(of: draft.siret.stored) != nil else {
            throw Failure.invalid(
                "/siret", "unknown-establishment",
                Text(fr: "Aucun établissement ne porte ce numéro.", en: "No establishment has this number."))
        }
        if let externalId = draft.externalId, try table.find(externalId, of: group) != nil {
            throw Failure(
                .interventionExists,
                fields: [
                    Failure.Field("/externalId", "taken", Text(fr: "Déjà pris.", en: "Already taken."))
                ])
        }
        let intervention = Intervention(
            id: transaction.identifier(), siret: draft.siret, group: group,
            details: try draft.details(today: companies.today), version: 1, createdBy: author,
            createdAt: transaction.now, updatedAt: transaction.now)
        try table.put(intervention)
        try tell(intervention, "company-intervention-created")
        return intervention
    }

    /// Changes an intervention, when something is different.
    func change(_ old: Intervention, by draft: InterventionDraft) throws -> (
        intervention: Intervention, outcome: Outcome
    ) {
        guard draft.siret == old.siret, draft.group == nil || draft.group == old.group else {
            throw Failure.invalid(
                "/siret", "invalid-value",
                Text(
                    fr: "Une intervention ne change ni de lieu ni de groupe.",
                    en: "An intervention changes neither place nor group."))
        }
        let details = try draft.details(today: companies.today)
        guard details != old.details else { return (old, .unchanged) }
        guard old.details.state.leads(to: details.state) else {
            throw Failure(
                .interventionSettled,
                Text(
                    fr: "État présent : \(old.details.state.name.rawValue).",
                    en: "Present state: \(old.details.state.name.rawValue)."))
        }
        var intervention = old
        intervention.details = details
        intervention.version += 1
        intervention.updatedAt = transaction.now
        try table.put(intervention)
        try tell(intervention, "company-intervention-changed")
        return (intervention, .updated)
    }

    private var author: String { caller.person?.account ?? caller.partner?.key ?? "" }

    private func tell(_ intervention: Intervention, _ code: StaticString) throws {
        let isShared = intervention.details.confidentiality != .secret
        try transaction.journal.append(
            Event(
                code, on: ObjectName("intervention", intervention.id), version: intervention.version,
                details: "{\"kind\":\"\(intervention.details.kind.rawValue)\",\"shared\":\(isShared)}"), by: caller)
        try ClashTable(transaction).notice(intervention, by: caller)
    }
}
