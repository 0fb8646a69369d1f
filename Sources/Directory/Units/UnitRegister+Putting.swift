import Database
import Endpoints
import JSON
import Kernel
import Territories

extension UnitRegister {
    /// How somebody else calls a unit.
    enum Key: Sendable {
        case matricule(Unit.Matricule)
        case externalId(Unit.ExternalId)
    }

    /// What became of a unit that was put.
    enum Outcome: String, Sendable {
        case created, updated, unchanged
    }

    /// Makes a unit what a body says, whole: adds it, changes it, opens it again, or finds that nothing is to be done.
    func put(_ key: Key, in organisation: Organisation.Slug, from body: JSONValue) throws -> (Unit, Outcome) {
        let draft = try Failure.wrapping { try UnitDraft(creating: key.completing(body)) }
        guard let id = try id(of: key, in: organisation) else {
            return (try create(in: organisation, draft), .created)
        }
        let periods = try table.periods(of: id)
        guard let last = periods.last else { throw Failure(.notFound) }
        guard last.organisation == organisation else {
            throw Failure(
                .alreadyExists,
                fields: [Failure.Field("/organisation", "already-exists", UnitRegister.otherOrganisation)])
        }
        let from = try beginning(draft.term)
        let held = periods.first { $0.validity.contains(from) }
        let details = try draft.details.checked(against: territories)
        try draft.checkMatricule()
        for state in [held?.details ?? last.details, details] {
            let reach = try reach(over: state, of: id, in: organisation, at: from)
            guard reach == .manage else { throw Failure(.forbidden) }
        }
        if let held, held.details == details, held.externalId == draft.externalId, held.matricule == draft.matricule {
            return (held, .unchanged)
        }
        try checkParent(of: id, in: organisation, details.parent, from: from)
        try table.rename(id, externalId: draft.externalId, matricule: draft.matricule)
        var timeline = Timeline(periods.map { Timeline.Period($0.validity, $0.details) })
        try timeline.set(details, from: from, to: draft.term.validTo?.instant)
        try save(timeline, of: last, .unitChanged(last, from: from))
        return (try table.unit(id, at: from)!, .updated)
    }

    private func id(of key: Key, in organisation: Organisation.Slug) throws -> Unit.ID? {
        switch key {
        case .matricule(let matricule): try table.id(of: matricule)
        case .externalId(let externalId): try table.id(of: externalId, in: organisation)
        }
    }

    private static let otherOrganisation = Text(
        fr: "Cette unité est d'une autre organisation.", en: "This unit belongs to another organisation.")
}

extension UnitRegister.Key {
    /// A body with the member that the key stands for; saying it again is refused as any other unknown key.
    fileprivate func completing(_ body: JSONValue) throws(JSONError) -> JSONValue {
        switch self {
        case .matricule(let matricule):
            try body.adding([("matricule", matricule.description), ("network", Unit.Network.franceServices.rawValue)])
        case .externalId(let externalId):
            try body.adding([("externalId", externalId.description)])
        }
    }
}

extension JSONValue {
    /// The object with more members, which it must not have yet.
    fileprivate func adding(_ added: [(key: String, text: String)]) throws(JSONError) -> JSONValue {
        guard kind == .object else { throw JSONError(.objectExpected, at: 0, pointer: "") }
        var writer = JSONWriter(reserving: raw.count + 100)
        writer.beginObject()
        for (key, value) in members {
            guard !added.contains(where: { $0.key == key }) else {
                throw JSONError(.unknownKey, at: 0, pointer: "/" + key)
            }
            writer.key(key)
            writer.raw(value.raw)
        }
        for (key, text) in added {
            writer.key(key)
            writer.string(text)
        }
        writer.endObject()
        return try JSONTape(writer.bytes, limits: .file).root
    }
}
