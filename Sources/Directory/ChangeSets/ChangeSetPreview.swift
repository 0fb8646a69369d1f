import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// What a change set would do.
struct ChangeSetPreview: Representable {
    let instant: Timestamp
    /// What stands in the way; then nothing else is said.
    let refusal: Failure?
    let units: [UnitChange]
    let effects: [Difference]

    /// What would become of one unit.
    struct UnitChange: Sendable {
        let before: Unit?
        let after: Unit?
    }

    /// Who would be chosen for a subject, and who no more.
    struct Difference: Sendable {
        let effect: String
        let subject: String
        let gained: Set<String>
        let lost: Set<String>
    }

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        writer.key("instant")
        writer.string(instant.description)
        writer.key("publishable")
        writer.bool(refusal == nil)
        writer.key("code")
        writer.text(refusal?.problem.code)
        writer.key("errors")
        writer.faults(refusal?.fields ?? [], in: caller.language)
        writer.key("units")
        writer.beginArray()
        for unit in units { writer.change(unit) }
        writer.endArray()
        writer.key("effects")
        writer.beginArray()
        for effect in effects { writer.difference(effect) }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}

extension JSONWriter {
    fileprivate mutating func change(_ change: ChangeSetPreview.UnitChange) {
        let before = Set(change.before?.details.coveredZones ?? [])
        let after = Set(change.after?.details.coveredZones ?? [])
        beginObject()
        key("unit")
        text((change.after ?? change.before)?.id)
        key("name")
        text((change.after ?? change.before)?.details.name)
        key("change")
        string(change.before == nil ? "created" : change.after == nil ? "closed" : "changed")
        key("zonesGained")
        zones(after.subtracting(before).sorted { $0.description < $1.description })
        key("zonesLost")
        zones(before.subtracting(after).sorted { $0.description < $1.description })
        endObject()
    }

    fileprivate mutating func difference(_ difference: ChangeSetPreview.Difference) {
        beginObject()
        key("effect")
        string(difference.effect)
        key("subject")
        string(difference.subject)
        key("gained")
        strings(difference.gained.sorted())
        key("lost")
        strings(difference.lost.sorted())
        endObject()
    }
}
