import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// A group as its members and administrators see it.
struct GroupView: Representable {
    let group: CompanyGroup
    /// Absent for those who only see that it exists.
    let members: [CompanyGroup.Member]?
    let actions: [String]
    var status: Status = .ok

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 500)
        writer.group(group, members, actions)
        var representation = Representation(status, .json, writer.bytes, version: group.version)
        if status == .created { representation.fields.append(.location, "/v1/groups/\(group.id)") }
        return representation
    }
}

extension JSONWriter {
    /// A group.
    mutating func group(_ group: CompanyGroup, _ members: [CompanyGroup.Member]?, _ actions: [String]) {
        beginObject()
        member("id", group.id.description)
        member("organisation", group.organisation)
        member("name", group.name)
        member("legalBasis", group.legalBasis)
        member("reference", group.reference)
        member("startsOn", group.startsOn.description)
        member("endsOn", group.endsOn.description)
        list("scopes", group.scopes.map(\.rawValue).sorted())
        member("service", group.service?.description)
        list("zones", group.zones) { zone, writer in
            writer.beginObject()
            writer.member("type", zone.kind.rawValue)
            writer.member("code", zone.code)
            writer.endObject()
        }
        if let members {
            list("members", members) { item, writer in
                writer.beginObject()
                writer.member("account", item.account)
                writer.member("role", item.role.rawValue)
                writer.list("scopes", item.scopes.map(\.rawValue).sorted())
                writer.member("until", item.until?.description)
                writer.endObject()
            }
        }
        member("version", group.version)
        list("actions", actions)
        endObject()
    }
}
