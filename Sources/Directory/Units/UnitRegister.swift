import Database
import Endpoints
import JSON
import Journal
import Kernel
import Territories

/// Changes of units by one caller, in one transaction: rights, rules, versions and journal in one place, whatever the
/// change comes from.
struct UnitRegister {
    let transaction: WriteTransaction
    let caller: Caller
    let territories: Territories
    /// When changes take effect that do not say it themselves; at once when it is absent.
    private let effectiveFrom: Timestamp?
    var table: UnitTable { UnitTable(transaction.connection) }
    var authority: Authority { Authority(of: caller, territories: territories) }

    init(
        _ transaction: WriteTransaction, for caller: Caller, territories: Territories, effectiveFrom: Timestamp? = nil
    ) {
        self.transaction = transaction
        self.caller = caller
        self.territories = territories
        self.effectiveFrom = effectiveFrom
    }

    /// When a change takes effect.
    func beginning(_ term: Term) throws(Failure) -> Timestamp {
        try term.beginning(default: effectiveFrom ?? transaction.now, now: transaction.now)
    }

    /// Adds a unit to an organisation.
    func create(in organisation: Organisation.Slug, from body: JSONValue) throws -> Unit {
        try create(in: organisation, Failure.wrapping { try UnitDraft(creating: body) })
    }

    /// Adds a unit that a draft says.
    func create(in organisation: Organisation.Slug, _ draft: UnitDraft) throws -> Unit {
        let from = try beginning(draft.term)
        guard try OrganisationTable(transaction.connection).organisation(organisation, at: from) != nil else {
            throw Failure.invalid("/organisation", "unknown-organisation", Sentence.unknownOrganisation)
        }
        let details = try draft.details.checked(against: territories)
        try draft.checkMatricule()
        let id = transaction.identifier(of: Unit.self)
        try checkParent(of: id, in: organisation, details.parent, from: from)
        guard try reach(over: details, of: id, in: organisation, at: from) == .manage else { throw Failure(.forbidden) }
        var timeline = Timeline<Unit.Details>()
        try timeline.set(details, from: from, to: draft.term.validTo?.instant)
        try table.insert(
            id, of: organisation, externalId: draft.externalId, matricule: draft.matricule, at: transaction.now)
        try table.save(timeline, of: id, organisation: organisation, version: 1, territories: territories)
        try transaction.journal.append(.unitCreated(id, of: organisation, version: 1), by: caller)
        return try table.unit(id, at: from)!
    }

    /// Changes some members, at once or from an instant to come.
    func change(_ id: Unit.ID, by body: JSONValue, at seen: Precondition?) throws -> Unit {
        let periods = try table.periods(of: id)
        let term = try Failure.wrapping { try Term(in: body) }
        let from = try beginning(term)
        guard let held = periods.first(where: { $0.validity.contains(from) }) else { throw Failure(.notFound) }
        let before = try reach(over: held.details, of: id, in: held.organisation, at: from)
        guard before >= .tend else { throw Failure(.forbidden) }
        try seen?.check(held.version)
        let draft = try Failure.wrapping { try UnitDraft(changing: held, by: body) }
        let details = try draft.details.checked(against: territories)
        try draft.checkMatricule()
        if before == .tend { try refuseOutsideTending(held, draft, details) }
        try checkParent(of: id, in: held.organisation, details.parent, from: from)
        guard try reach(over: details, of: id, in: held.organisation, at: from) >= before else {
            throw Failure(.forbidden, Sentence.leavesPerimeter)
        }
        if draft.externalId != held.externalId || draft.matricule != held.matricule {
            try table.rename(id, externalId: draft.externalId, matricule: draft.matricule)
        }
        var timeline = Timeline(periods.map { Timeline.Period($0.validity, $0.details) })
        try timeline.set(details, from: from, to: term.validTo?.instant)
        try save(timeline, of: held, .unitChanged(held, from: from))
        return try table.unit(id, at: from)!
    }

    /// Ends a unit; what it was can still be read.
    func close(_ id: Unit.ID, at seen: Precondition?) throws {
        let (unit, periods) = try manageable(id, at: seen)
        let end = try beginning(Term())
        guard try !table.isParent(id, from: end) else { throw Failure(.stillInUse) }
        var timeline = Timeline(periods.map { Timeline.Period($0.validity, $0.details) })
        // What has not begun ends before it begins.
        try timeline.end(at: max(end, unit.validity.from))
        try save(timeline, of: unit, .unitClosed(unit, at: end))
    }

    /// Takes back a change that is planned.
    func withdraw(_ id: Unit.ID, from: Timestamp, at seen: Precondition?) throws {
        let (unit, periods) = try manageable(id, at: seen)
        var timeline = Timeline(periods.map { Timeline.Period($0.validity, $0.details) })
        try timeline.withdraw(from: from, now: transaction.now)
        let event = Event.plannedChangeWithdrawn(
            from: ObjectName("unit", id), version: unit.version + 1, from: from,
            audience: .unit(id, of: unit.organisation))
        try save(timeline, of: unit, event)
    }

    /// Says that the entry is right today.
    func verify(_ id: Unit.ID, at seen: Precondition?) throws -> Unit {
        guard let unit = try table.unit(id, at: transaction.now) else { throw Failure(.notFound) }
        guard try reach(over: unit.details, of: id, in: unit.organisation, at: transaction.now) >= .tend else {
            throw Failure(.forbidden)
        }
        try seen?.check(unit.version)
        try table.verify(id, at: transaction.now, version: unit.version + 1)
        try transaction.journal.append(.unitVerified(unit), by: caller)
        return try table.unit(id, at: transaction.now)!
    }

    /// A unit that the caller manages, as it is now or as it will begin, with all its periods.
    private func manageable(_ id: Unit.ID, at seen: Precondition?) throws -> (Unit, [Unit]) {
        let periods = try table.periods(of: id)
        let now = transaction.now
        guard let unit = periods.first(where: { $0.validity.end > now }) else { throw Failure(.notFound) }
        let instant = max(now, unit.validity.from)
        guard try reach(over: unit.details, of: id, in: unit.organisation, at: instant) == .manage else {
            throw Failure(.forbidden)
        }
        try seen?.check(unit.version)
        return (unit, periods)
    }

    func save(_ timeline: Timeline<Unit.Details>, of unit: Unit, _ event: Event) throws {
        try table.save(
            timeline, of: unit.id, organisation: unit.organisation, version: unit.version + 1,
            territories: territories)
        try transaction.journal.append(event, by: caller)
    }

    private enum Sentence {
        static let unknownOrganisation = Text(
            fr: "Aucune organisation ne porte ce nom court alors.", en: "No organisation has this slug then.")
        static let leavesPerimeter = Text(
            fr: "Ce changement sortirait l'unité de votre périmètre.",
            en: "This change would move the unit out of your perimeter.")
    }
}
