import Endpoints
import HTTP
import JSON
import Kernel

/// A list as somebody sees it, without what is in it.
struct CompanyListView: Representable {
    let list: CompanyList
    let count: Int
    let actions: [String]
    var status: Status = .ok

    /// What somebody may do: anybody of the group puts in and takes out; who made it, or manages the group, changes the list itself.
    static func actions(on list: CompanyList, for clearance: Clearance) -> [String] {
        let isMakers = list.account == clearance.account || list.group.map(clearance.administers) ?? false
        return ["add", "export", "follow"] + (isMakers ? ["change", "delete"] : [])
    }

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 500)
        write(into: &writer)
        var representation = Representation(status, .json, writer.bytes, version: list.version)
        if status == .created { representation.fields.append(.location, "/v1/company-lists/\(list.id)") }
        return representation
    }

    func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", list.id.description)
        writer.member("name", list.name.description)
        writer.member("tag", list.tag?.description)
        writer.member("group", list.group?.description)
        writer.member("count", count)
        writer.member("createdAt", list.createdAt.description)
        writer.member("version", list.version)
        writer.list("actions", actions)
        writer.endObject()
    }
}
