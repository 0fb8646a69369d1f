package import Database
import JSON
import Kernel

extension Directory {
    /// Loads an invented address book, for trying the service out: 10 organisations, 40 units, France Services points in
    /// twelve communes. Loading it again changes nothing.
    ///
    /// - Returns: how many organisations and units were added.
    @discardableResult package func loadDemonstration(in transaction: WriteTransaction) throws -> Int {
        let owner = Caller(identity: .owner, request: "demonstration")
        let organisations = OrganisationRegister(transaction, for: owner, territories: territories)
        let units = UnitRegister(transaction, for: owner, territories: territories)
        var added = 0
        for entry in DemonstrationSet.entries {
            guard let slug = Organisation.Slug(entry.slug) else { preconditionFailure("\(entry.slug) is no slug") }
            if try OrganisationTable(transaction.connection).timeline(slug) == nil {
                _ = try organisations.create(slug, from: entry.body)
                added += 1
            }
            for place in entry.units {
                if try units.put(place.key, in: slug, from: place.body(of: entry)).1 == .created { added += 1 }
            }
        }
        return added
    }
}

extension DemonstrationSet.Entry {
    fileprivate var body: JSONValue {
        get throws {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("name")
            writer.string(name)
            writer.key("acronym")
            writer.string(acronym)
            writer.key("reach")
            writer.string(reach)
            writer.key("categories")
            writer.strings(categories)
            writer.key("emailDomains")
            writer.strings(["\(slug).example"])
            writer.endObject()
            return try JSONTape(writer.bytes).root
        }
    }
}

extension DemonstrationSet.Place {
    fileprivate var key: UnitRegister.Key {
        if let matricule { return .matricule(Unit.Matricule(String(matricule))!) }
        return .externalId(Unit.ExternalId("demo-\(commune)")!)
    }

    fileprivate func body(of entry: DemonstrationSet.Entry) throws -> JSONValue {
        let opening = ["monday", "tuesday", "thursday", "friday"].map { day in
            #"{"day":"\#(day)","opens":"09:00","closes":"12:30"}"#
        }
        let zones = zone.map { zone in
            let parts = zone.split(separator: ":")
            return #"{"type":"\#(parts[0])","code":"\#(parts[1])"}"#
        }
        let text = """
            {"name":"\(entry.acronym) \(town)","level":"\(level)","zones":[\(zones ?? "")],
            "mailbox":"\(commune.lowercased())@\(entry.slug).example","publicEmail":"accueil@\(entry.slug).example",
            "phone":"3900","address":{"street":"1 rue de la Démonstration","postalCode":"\(postalCode)",
            "commune":"\(commune)"},"openingHours":[\(opening.joined(separator: ","))]}
            """
        return try JSONTape(Array(text.utf8)).root
    }
}
