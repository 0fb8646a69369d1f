import Database
import Endpoints
import JSON
import Journal
import Kernel
import Territories

/// Change sets by one caller, in one transaction.
struct ChangeSetKeeper {
    private let transaction: WriteTransaction
    private let caller: Caller
    private let directory: Directory
    private var table: ChangeSetTable { ChangeSetTable(transaction.connection) }

    init(_ transaction: WriteTransaction, for caller: Caller, _ directory: Directory) {
        self.transaction = transaction
        self.caller = caller
        self.directory = directory
    }

    /// Adds a draft.
    func create(_ draft: ChangeSetDraft) throws -> ChangeSet {
        guard directory.authority(of: caller).reach(over: draft.organisation) == .manage else {
            throw Failure(.forbidden)
        }
        guard try OrganisationTable(transaction.connection).organisation(draft.organisation, at: transaction.now) != nil
        else {
            throw Failure.invalid(
                "/organisation", "unknown-organisation",
                Text(fr: "Aucune organisation ne porte ce nom court.", en: "No organisation has this slug."))
        }
        let set = ChangeSet(
            id: transaction.identifier(), organisation: draft.organisation, title: draft.title,
            effectiveFrom: draft.effectiveFrom, changes: draft.changes, state: .draft, createdAt: transaction.now,
            version: 1)
        try keep(set, "change-set-created")
        return set
    }

    /// Writes a draft anew.
    func replace(_ id: Identifier<ChangeSet>, by draft: ChangeSetDraft, at seen: Precondition) throws -> ChangeSet {
        var set = try draftSeen(id, at: seen)
        guard set.organisation == draft.organisation else { throw Failure(.forbidden) }
        set.title = draft.title
        set.effectiveFrom = draft.effectiveFrom
        set.changes = draft.changes
        set.version += 1
        try keep(set, "change-set-changed")
        return set
    }

    /// Puts a draft away.
    func discard(_ id: Identifier<ChangeSet>, at seen: Precondition) throws {
        var set = try draftSeen(id, at: seen)
        set.state = .discarded(at: transaction.now)
        set.version += 1
        try keep(set, "change-set-discarded")
    }

    /// Makes all the changes, or none.
    func publish(_ id: Identifier<ChangeSet>, at seen: Precondition) throws -> ChangeSet {
        var set = try draftSeen(id, at: seen)
        _ = try apply(set, at: instant(of: set))
        set.state = .published(at: transaction.now)
        set.version += 1
        try keep(set, "change-set-published")
        return set
    }

    /// Says what publishing would do; does nothing.
    func preview(_ id: Identifier<ChangeSet>) throws -> ChangeSetPreview {
        let set = try visible(id)
        try set.requireDraft()
        let instant = instant(of: set)
        let connection = transaction.connection
        let before = try directory.effects.map { try $0.observe(connection, instant) }
        do {
            return try connection.undoing {
                let changed = try apply(set, at: instant)
                let after = try directory.effects.map { try $0.observe(connection, instant) }
                let units = try changed.map { id, unit in
                    ChangeSetPreview.UnitChange(
                        before: unit, after: try UnitTable(connection).unit(id, at: instant))
                }
                return ChangeSetPreview(
                    instant: instant, refusal: nil, units: units, effects: differences(before, after))
            }
        } catch let failure as Failure {
            return ChangeSetPreview(instant: instant, refusal: failure, units: [], effects: [])
        }
    }

    /// Looks before the changes of a draft and with them; does nothing.
    func tryingOut<Value>(
        _ id: Identifier<ChangeSet>, _ look: (Connection, Timestamp) throws -> Value
    ) throws -> (before: Value, after: Value) {
        let set = try visible(id)
        try set.requireDraft()
        let instant = instant(of: set)
        let connection = transaction.connection
        let before = try look(connection, instant)
        let after = try connection.undoing {
            _ = try apply(set, at: instant)
            return try look(connection, instant)
        }
        return (before, after)
    }

    /// A change set that the caller may see: it is not found for those who do not manage its organisation.
    private func visible(_ id: Identifier<ChangeSet>) throws -> ChangeSet {
        guard let set = try table.find(id),
            directory.authority(of: caller).reach(over: set.organisation) == .manage
        else { throw Failure(.notFound) }
        return set
    }

    private func draftSeen(_ id: Identifier<ChangeSet>, at seen: Precondition) throws -> ChangeSet {
        let set = try visible(id)
        try seen.check(set.version)
        try set.requireDraft()
        return set
    }

    private func instant(of set: ChangeSet) -> Timestamp {
        max(set.effectiveFrom?.instant ?? transaction.now, transaction.now)
    }

    /// Makes the changes in order; gives the units that they touch, as they were.
    private func apply(_ set: ChangeSet, at instant: Timestamp) throws -> [(Unit.ID, Unit?)] {
        let array = try JSONTape(Array(set.changes.utf8), limits: .file).root
        let units = UnitRegister(transaction, for: caller, territories: directory.territories, effectiveFrom: instant)
        let organisations = OrganisationRegister(
            transaction, for: caller, territories: directory.territories, effectiveFrom: instant)
        var touched: [(Unit.ID, Unit?)] = []
        func note(_ id: Unit.ID) throws {
            guard !touched.contains(where: { $0.0 == id }) else { return }
            let unit = try units.table.unit(id, at: instant)
            // A set is one organisation's, whoever publishes it.
            guard let unit, unit.organisation == set.organisation else {
                throw Failure.invalid(
                    "/unit", "unknown-unit",
                    Text(fr: "L'organisation n'a pas cette unité alors.", en: "The organisation has no such unit then.")
                )
            }
            touched.append((id, unit))
        }
        for (place, change) in try DirectoryChange.all(in: array).enumerated() {
            do {
                switch change {
                case .createUnit(let body):
                    touched.append((try units.create(in: set.organisation, from: body).id, nil))
                case .changeUnit(let id, let body):
                    try note(id)
                    _ = try units.change(id, by: body, at: nil)
                case .closeUnit(let id):
                    try note(id)
                    try units.close(id, at: nil)
                case .changeOrganisation(let body): _ = try organisations.change(set.organisation, by: body, at: nil)
                }
            } catch let failure as Failure {
                throw failure.within("/changes/\(place)").naming("/changes/\(place)")
            }
        }
        return touched
    }

    private func differences(
        _ before: [[String: Set<String>]], _ after: [[String: Set<String>]]
    ) -> [ChangeSetPreview.Difference] {
        zip(directory.effects, zip(before, after)).flatMap { effect, states in
            Set(states.0.keys).union(states.1.keys).sorted().compactMap { subject in
                let (old, new) = (states.0[subject] ?? [], states.1[subject] ?? [])
                return old == new
                    ? nil
                    : ChangeSetPreview.Difference(
                        effect: effect.name, subject: subject, gained: new.subtracting(old), lost: old.subtracting(new))
            }
        }
    }

    private func keep(_ set: ChangeSet, _ code: StaticString) throws {
        try table.save(set)
        try transaction.journal.append(
            Event(
                code, on: ObjectName("changeSet", set.id), version: set.version,
                audience: [.organisation(set.organisation)]), by: caller)
    }
}

extension Failure {
    /// The same, with a place when it named none.
    fileprivate func naming(_ pointer: String) -> Failure {
        guard fields.isEmpty else { return self }
        return Failure(problem, detail, fields: [Field(pointer, problem.code, problem.title)], retryAfter: retryAfter)
    }
}
