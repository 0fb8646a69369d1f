import Endpoints
import HTTP
import JSON
import Kernel

/// A change set as those who manage its organisation see it.
struct ChangeSetView: Representable {
    let set: ChangeSet
    var isNew = false

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: set.changes.utf8.count + 400)
        writer.changeSet(set)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: set.version)
        if isNew { answer.fields.append(.location, "/v1/change-sets/\(set.id)") }
        return answer
    }
}

extension JSONWriter {
    /// A change set, whole.
    mutating func changeSet(_ set: ChangeSet) {
        beginObject()
        key("id")
        string(set.id.description)
        key("organisation")
        string(set.organisation.description)
        key("title")
        string(set.title.description)
        key("effectiveFrom")
        text(set.effectiveFrom)
        key("changes")
        raw(set.changes.utf8)
        key("state")
        string(set.state.name)
        key("endedAt")
        text(set.state.at)
        key("createdAt")
        string(set.createdAt.description)
        key("version")
        integer(set.version)
        key("actions")
        strings(set.state == .draft ? ["change", "preview", "publish", "discard"] : [])
        endObject()
    }
}
