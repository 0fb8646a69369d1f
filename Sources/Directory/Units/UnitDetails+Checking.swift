import Endpoints
import Kernel
import Territories

extension Unit.Details {
    /// The same with today's zones, each once, and opening hours in order.
    ///
    /// - Throws: `invalid-body` for what no type can say: every wrong place is named.
    func checked(against territories: Territories) throws(Failure) -> Unit.Details {
        var details = self
        var faults: [Failure.Field] = []
        details.zones = zones.enumerated().compactMap { place, zone in
            let current = territories.current(zone)
            if current == nil { faults.append(Failure.Field("/zones/\(place)", "unknown-zone", Sentence.unknownZone)) }
            return current
        }
        if zones.count > 1000 { faults.append(Failure.Field("/zones", "too-many", Sentence.tooManyZones)) }
        details.zones = Set(details.zones).sorted { $0.description < $1.description }
        if let address, territories.resolve(address.commune) == nil {
            faults.append(Failure.Field("/address/commune", "unknown-commune", Sentence.unknownCommune))
        }
        if let coordinates, Coordinates(latitude: coordinates.latitude, longitude: coordinates.longitude) == nil {
            faults.append(Failure.Field("/coordinates", "out-of-range", Sentence.notOnEarth))
        }
        faults += hoursFaults()
        details.openingHours.sort()
        guard faults.isEmpty else { throw Failure(.invalidBody, fields: faults) }
        return details
    }

    private func hoursFaults() -> [Failure.Field] {
        guard openingHours.count <= 42 else {
            return [Failure.Field("/openingHours", "too-many", Sentence.tooManyHours)]
        }
        return openingHours.enumerated().compactMap { place, hours in
            if hours.closes <= hours.opens {
                return Failure.Field(
                    "/openingHours/\(place)", "closes-before-it-opens", DirectoryText.endsBeforeItBegins)
            }
            let overlaps = openingHours.prefix(place).contains {
                $0.day == hours.day && $0.opens < hours.closes && hours.opens < $0.closes
            }
            return overlaps ? Failure.Field("/openingHours/\(place)", "overlap", Sentence.overlap) : nil
        }
    }
}

/// What people read about a wrong unit.
private enum Sentence {
    static let unknownZone = Text(fr: "Aucun territoire n'a ce code.", en: "No territory has this code.")
    static let unknownCommune = Text(
        fr: "Aucune commune n'a ni n'a eu ce code.", en: "No commune has or had this code.")
    static let notOnEarth = Text(
        fr: "Latitude de -90 à 90, longitude de -180 à 180.", en: "Latitude from -90 to 90, longitude from -180 to 180."
    )
    static let tooManyZones = Text(fr: "1 000 zones au plus.", en: "At most 1,000 zones.")
    static let tooManyHours = Text(fr: "42 plages au plus.", en: "At most 42 stretches.")
    static let overlap = Text(fr: "Cette plage en chevauche une autre.", en: "This stretch overlaps another.")
}
