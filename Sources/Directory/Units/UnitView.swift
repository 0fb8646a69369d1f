import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// A unit as one caller sees it.
struct UnitView: Representable {
    let unit: Unit
    let reach: Authority.Reach
    /// Whether it is new.
    var isNew = false

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        writer.members(of: unit, reach: reach)
        writer.endObject()
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: unit.version)
        if isNew { answer.fields.append(.location, "/v1/directory/units/\(unit.id)") }
        return answer
    }
}

extension JSONWriter {
    /// The members of a unit that a caller may see: the organisation's own mailbox and names are not for everybody.
    mutating func members(of unit: Unit, reach: Authority.Reach) {
        let details = unit.details
        key("id")
        string(unit.id.description)
        key("organisation")
        string(unit.organisation.description)
        if reach >= .know {
            key("externalId")
            text(unit.externalId)
        }
        key("matricule")
        text(unit.matricule)
        key("name")
        string(details.name.description)
        key("level")
        string(details.level.rawValue)
        key("parent")
        text(details.parent)
        key("zones")
        zones(details.zones)
        if reach >= .know {
            key("mailbox")
            text(details.mailbox)
        }
        contact(details)
        key("network")
        string(details.network.rawValue)
        key("state")
        string(details.state.rawValue)
        key("publicNote")
        text(details.publicNote)
        members(of: unit.validity)
        if reach >= .know {
            key("verifiedAt")
            string(unit.verifiedAt.description)
        }
        key("version")
        integer(unit.version)
        key("actions")
        strings(reach.actions)
    }

    /// Zones, as every module writes them.
    mutating func zones(_ zones: [Zone]) {
        beginArray()
        for zone in zones {
            beginObject()
            key("type")
            string(zone.kind.rawValue)
            key("code")
            string(zone.code)
            endObject()
        }
        endArray()
    }

    private mutating func contact(_ details: Unit.Details) {
        key("publicEmail")
        text(details.publicEmail)
        key("phone")
        text(details.phone)
        key("website")
        text(details.website)
        key("address")
        if let address = details.address {
            beginObject()
            key("street")
            text(address.street)
            key("postalCode")
            string(address.postalCode.description)
            key("commune")
            string(address.commune.description)
            endObject()
        } else {
            null()
        }
        key("coordinates")
        if let point = details.coordinates {
            beginObject()
            key("latitude")
            number(point.latitude)
            key("longitude")
            number(point.longitude)
            endObject()
        } else {
            null()
        }
        key("openingHours")
        beginArray()
        for hours in details.openingHours {
            beginObject()
            key("day")
            string(hours.day.rawValue)
            key("opens")
            string(hours.opens.description)
            key("closes")
            string(hours.closes.description)
            endObject()
        }
        endArray()
    }
}

extension Authority.Reach {
    /// What a caller who reaches so far may do next with a unit.
    fileprivate var actions: [String] {
        switch self {
        case .look, .know: []
        case .tend: ["change", "verify"]
        case .manage: ["change", "verify", "close"]
        }
    }
}
