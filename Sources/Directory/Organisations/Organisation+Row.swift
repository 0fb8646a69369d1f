import Database
import Endpoints
import Kernel
import Territories

extension Organisation {
    init(_ row: borrowing Row) throws {
        slug = try row["slug"]
        version = try row["version"]
        validity = try Validity(row)
        details = try Details(row)
    }
}

extension Organisation.Details {
    fileprivate init(_ row: borrowing Row) throws {
        name = try row["name"]
        acronym = try row["acronym"]
        let siren: String? = try row["siren"]
        self.siren = siren.flatMap(Siren.init)
        categories = try StoredJSON.read(try row["categories"])
        reach = try row["reach"]
        website = try row["website"]
        logo = try row["logo"]
        publicNote = try row["publicNote"]
        emailDomains = try StoredJSON.read(try row["emailDomains"])
    }
}

extension Validity {
    /// Reads the two columns of a period.
    init(_ row: borrowing Row) throws {
        let from: Timestamp = try row["validFrom"]
        let to: Timestamp = try row["validTo"]
        self.init(from: from, to: to == .endOfCalendar ? nil : to)
    }
}
