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
            guard caller.has(.companiesInterventions), let named,
                let group = try GroupTable(transaction.connection).find(named),
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
        let place = try draft.place()
        try check(place)
        if let externalId = draft.externalId, try table.find(externalId, of: group) != nil {
            throw Failure(
                .interventionExists,
                fields: [
                    Failure.Field("/externalId", "taken", Text(fr: "Déjà pris.", en: "Already taken."))
                ])
        }
        let intervention = Intervention(
            id: transaction.identifier(), place: place, group: group,
            details: try draft.details(today: companies.today), version: 1, createdBy: caller.author,
            createdAt: transaction.now, updatedAt: transaction.now)
        try table.put(intervention)
        try tell(intervention, "company-intervention-created")
        return intervention
    }

    /// Changes an intervention, when something is different.
    func change(_ old: Intervention, by draft: InterventionDraft) throws -> (
        intervention: Intervention, outcome: Outcome
    ) {
        let place = try draft.place()
        guard draft.group == nil || draft.group == old.group, try mayMove(from: old.place, to: place) else {
            throw Failure.invalid(
                "/siret", "invalid-value",
                Text(
                    fr:
                        "Une intervention ne change pas de groupe ; de lieu, seulement vers un successeur ou une fois identifié.",
                    en: "An intervention does not change its group; its place only to a successor, or once it is known."
                ))
        }
        let details = try draft.details(today: companies.today)
        guard details != old.details || place != old.place else { return (old, .unchanged) }
        guard old.details.state.leads(to: details.state) else {
            throw Failure(
                .interventionSettled,
                Text(
                    fr: "État présent : \(old.details.state.name.rawValue).",
                    en: "Present state: \(old.details.state.name.rawValue)."))
        }
        var intervention = old
        intervention.place = place
        intervention.details = details
        intervention.version += 1
        intervention.updatedAt = transaction.now
        try table.put(intervention)
        try tell(intervention, "company-intervention-changed")
        return (intervention, .updated)
    }

    private func check(_ place: InterventionPlace) throws {
        guard let siret = place.siret else { return }
        guard try EstablishmentTable(transaction.connection).fingerprint(of: siret.stored) != nil else {
            throw Failure.unknownEstablishment
        }
    }

    /// Whether an intervention may be said to be somewhere else: where a company without number turned out to be, or at the
    /// establishment that took over.
    private func mayMove(from old: InterventionPlace, to new: InterventionPlace) throws -> Bool {
        if old == new { return true }
        guard let siret = new.siret else { return old.siret == nil }
        try check(new)
        guard let before = old.siret else { return true }
        return try SuccessionTable(transaction.connection).successors(of: before.stored).contains {
            $0.siret == siret.stored
        }
    }

    private func tell(_ intervention: Intervention, _ code: StaticString) throws {
        let isShared = intervention.details.confidentiality != .secret
        try transaction.journal.append(
            Event(
                code, on: ObjectName("intervention", intervention.id), version: intervention.version,
                details: "{\"kind\":\"\(intervention.details.kind.rawValue)\",\"shared\":\(isShared)}"), by: caller)
        try ClashTable(transaction).notice(intervention, by: caller)
    }
}
