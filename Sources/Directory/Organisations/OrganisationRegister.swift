import Database
import Endpoints
import JSON
import Journal
import Kernel
import Territories

/// Changes of organisations by one caller, in one transaction: rights, rules, versions and journal in one place, whatever
/// the change comes from.
struct OrganisationRegister {
    let transaction: WriteTransaction
    private let caller: Caller
    private let authority: Authority
    /// When changes take effect that do not say it themselves; at once when it is absent.
    private let effectiveFrom: Timestamp?
    var table: OrganisationTable { OrganisationTable(transaction.connection) }

    init(
        _ transaction: WriteTransaction, for caller: Caller, territories: Territories, effectiveFrom: Timestamp? = nil
    ) {
        self.transaction = transaction
        self.caller = caller
        self.effectiveFrom = effectiveFrom
        authority = Authority(of: caller, territories: territories)
    }

    /// When a change takes effect.
    func beginning(_ term: Term) throws(Failure) -> Timestamp {
        try term.beginning(default: effectiveFrom ?? transaction.now, now: transaction.now)
    }

    /// Adds an organisation.
    func create(_ slug: Organisation.Slug, from body: JSONValue) throws -> Organisation {
        guard authority.makesOrganisations else { throw Failure(.forbidden) }
        let draft = try Failure.wrapping { try OrganisationDraft(creating: body) }
        let from = try beginning(draft.term)
        // One that has ended may begin again.
        var (version, timeline) = try table.timeline(slug) ?? (0, Timeline())
        guard timeline.periods.allSatisfy({ $0.validity.end <= from }) else {
            throw Failure(
                .alreadyExists, fields: [Failure.Field("/slug", "already-exists", OrganisationRegister.taken)])
        }
        try timeline.set(try draft.details.checked(), from: from, to: draft.term.validTo?.instant)
        if version == 0 { try table.insert(slug, at: transaction.now) }
        version += 1
        try table.save(timeline, of: slug, version: version)
        try transaction.journal.append(.organisationCreated(slug, version: version), by: caller)
        return try table.organisation(slug, at: from)!
    }

    /// Changes some members, at once or from an instant to come.
    func change(_ slug: Organisation.Slug, by body: JSONValue, at seen: Precondition?) throws -> Organisation {
        var (version, timeline) = try manageable(slug, at: seen)
        let term = try Failure.wrapping { try Term(in: body) }
        let from = try beginning(term)
        guard let held = timeline.period(at: from)?.state else { throw Failure(.notFound) }
        let draft = try Failure.wrapping { try OrganisationDraft(changing: held, by: body) }
        try timeline.set(try draft.details.checked(), from: from, to: term.validTo?.instant)
        version += 1
        try table.save(timeline, of: slug, version: version)
        try transaction.journal.append(.organisationChanged(slug, version: version, from: from), by: caller)
        return try table.organisation(slug, at: from)!
    }

    /// Makes all of it what a draft says.
    func replace(_ slug: Organisation.Slug, by draft: OrganisationDraft, from: Timestamp) throws -> Organisation {
        var (version, timeline) = try manageable(slug, at: nil)
        try timeline.set(try draft.details.checked(), from: from, to: draft.term.validTo?.instant)
        version += 1
        try table.save(timeline, of: slug, version: version)
        try transaction.journal.append(.organisationChanged(slug, version: version, from: from), by: caller)
        return try table.organisation(slug, at: from)!
    }

    /// Ends an organisation that has no unit any more; what it was can still be read.
    func close(_ slug: Organisation.Slug, at seen: Precondition?) throws {
        var (version, timeline) = try manageable(slug, at: seen)
        guard authority.makesOrganisations else { throw Failure(.forbidden) }
        guard try !UnitTable(transaction.connection).isInUse(slug, from: transaction.now) else {
            throw Failure(.stillInUse)
        }
        try timeline.end(at: transaction.now)
        version += 1
        try table.save(timeline, of: slug, version: version)
        try transaction.journal.append(.organisationClosed(slug, version: version, at: transaction.now), by: caller)
    }

    /// Takes back a change that is planned.
    func withdraw(_ slug: Organisation.Slug, from: Timestamp, at seen: Precondition?) throws {
        var (version, timeline) = try manageable(slug, at: seen)
        try timeline.withdraw(from: from, now: transaction.now)
        version += 1
        try table.save(timeline, of: slug, version: version)
        try transaction.journal.append(
            .plannedChangeWithdrawn(
                from: .organisation(slug), version: version, from: from, audience: .organisation(slug)), by: caller)
    }

    private func manageable(
        _ slug: Organisation.Slug, at seen: Precondition?
    ) throws -> (version: Int, timeline: Timeline<Organisation.Details>) {
        guard let (version, timeline) = try table.timeline(slug), !timeline.periods.isEmpty else {
            throw Failure(.notFound)
        }
        guard authority.reach(over: slug) == .manage else { throw Failure(.forbidden) }
        try seen?.check(version)
        return (version, timeline)
    }

    private static let taken = Text(
        fr: "Une autre organisation porte ce nom court.", en: "Another organisation has this slug.")
}

extension Failure {
    /// Says of JSON that was refused what a client is told.
    static func wrapping<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as JSONError { throw Failure(error) }
    }
}
