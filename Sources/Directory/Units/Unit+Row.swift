import Database
import Endpoints
import Kernel
import Territories

extension Unit {
    /// The columns that `init(_:)` reads, of `unit` joined with its period.
    static let columns: SQL = """
        unit.id, unit.organisation, unit.externalId, unit.matricule, unit.version, unit.verifiedAt,
        period.validFrom, period.validTo, period.name, period.level, period.parent, period.zones, period.mailbox,
        period.publicEmail, period.phone, period.website, period.street, period.postalCode, period.commune,
        period.latitude, period.longitude, period.openingHours, period.network, period.state, period.publicNote
        """

    init(_ row: borrowing Row) throws {
        id = try row["id"]
        organisation = try row["organisation"]
        externalId = try row["externalId"]
        matricule = try row["matricule"]
        version = try row["version"]
        verifiedAt = try row["verifiedAt"]
        validity = try Validity(row)
        details = try Details(row)
    }
}

extension Unit.Details {
    fileprivate init(_ row: borrowing Row) throws {
        name = try row["name"]
        level = try row["level"]
        parent = try row["parent"]
        zones = try StoredJSON.read(try row["zones"])
        mailbox = try row["mailbox"]
        publicEmail = try row["publicEmail"]
        phone = try row["phone"]
        website = try row["website"]
        address = try Unit.Address(row)
        coordinates = try Unit.Point(row)
        openingHours = try StoredJSON.read(try row["openingHours"])
        network = try row["network"]
        state = try row["state"]
        publicNote = try row["publicNote"]
    }
}

extension Unit.Address {
    fileprivate init?(_ row: borrowing Row) throws {
        street = try row["street"]
        let postalCode: String? = try row["postalCode"]
        let commune: String? = try row["commune"]
        guard let postalCode = postalCode.flatMap(PostalCode.init), let commune = commune.flatMap(Commune.Code.init)
        else { return nil }
        self.postalCode = postalCode
        self.commune = commune
    }
}

extension Unit.Point {
    fileprivate init?(_ row: borrowing Row) throws {
        let latitude: Double? = try row["latitude"]
        let longitude: Double? = try row["longitude"]
        guard let latitude, let longitude else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}
