import Attachments
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel
import Territories

/// Writes interventions as far as somebody sees them.
struct InterventionWriting {
    private let connection: Connection
    private let clearance: Clearance

    init(_ connection: Connection, for clearance: Clearance) {
        self.connection = connection
        self.clearance = clearance
    }

    /// One intervention; nothing is written of one that is not seen.
    func write(_ intervention: Intervention, into writer: inout JSONWriter) throws {
        let sight = InterventionSight.of(intervention, for: clearance)
        guard sight != .nothing else { return }
        let details = intervention.details
        let isOwn = clearance.isMember(of: intervention.group)
        writer.beginObject()
        writer.member("id", intervention.id.description)
        writer.member("siret", intervention.place.siret?.description ?? InterventionPlace.unknownName)
        writer.object("company", if: intervention.place.company != nil) { writer in
            writer.member("name", intervention.place.company?.name)
            writer.member("address", intervention.place.company?.address)
        }
        try writeGroup(intervention.group, into: &writer)
        writer.member("kind", details.kind.rawValue)
        writer.member("state", details.state.name.rawValue)
        writer.member("month", String(details.state.day.description.prefix(7)))
        writer.member("confidentiality", details.confidentiality.rawValue)
        if sight == .summary { writer.member("summary", details.summary?.description) }
        if case .everything(let names) = sight {
            writer.member("summary", details.summary?.description)
            writer.member("day", details.state.day.description)
            writer.list("themes", details.themes.map(\.rawValue))
            if names { writer.list("agents", details.agents.map(\.description)) }
            try writer.list("followUps", FollowUpTable(connection).all(of: intervention.id)) { $1.followUp($0) }
            let files = try AttachmentTable(connection).all(of: ObjectName("intervention", intervention.id))
            writer.list("attachments", files) { file, writer in
                writer.beginObject()
                writer.member("id", file.id.description)
                writer.member("name", file.name?.description)
                writer.member("isReadable", file.isReadable)
                writer.endObject()
            }
        }
        var actions = isOwn ? ["change", "followUp", "attach"] : ["ask"]
        if isOwn {
            let successors =
                try intervention.place.siret.map { try SuccessionTable(connection).successors(of: $0.stored) } ?? []
            writer.successions("successors", successors)
            if !successors.isEmpty { actions.append("transfer") }
            if intervention.place.siret == nil { actions.append("identify") }
            writer.member("externalId", details.externalId?.description)
            try writer.list("clashes", ClashTable.others(of: intervention, in: connection)) { other, writer in
                writer.beginObject()
                try writeGroup(other.group, into: &writer)
                writer.member("kind", other.details.kind.rawValue)
                writer.member("month", String(other.details.state.day.description.prefix(7)))
                writer.endObject()
            }
        }
        writer.member("version", intervention.version)
        writer.list("actions", actions)
        writer.endObject()
    }

    private func writeGroup(_ id: CompanyGroup.ID, into writer: inout JSONWriter) throws {
        let group = try GroupTable(connection).find(id)
        writer.object("group") { writer in
            writer.member("id", id.description)
            writer.member("name", group?.name)
            writer.member("organisation", group?.organisation)
        }
    }

    /// One intervention as an answer.
    func representation(_ intervention: Intervention, _ status: Status = .ok) throws -> Representation {
        var writer = JSONWriter(reserving: 1000)
        try write(intervention, into: &writer)
        var representation = Representation(status, .json, writer.bytes, version: intervention.version)
        if status == .created { representation.fields.append(.location, "/v1/interventions/\(intervention.id)") }
        return representation
    }
}
