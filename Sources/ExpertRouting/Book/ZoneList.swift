import Database
import Territories

/// Zones in one column, between spaces: `departement:59 commune:80021`.
struct ZoneList: LosslessStringConvertible, SQLValue, Sendable {
    let zones: [Zone]

    init(_ zones: [Zone]) { self.zones = zones }

    init?(_ text: String) {
        var zones: [Zone] = []
        for part in text.split(separator: " ") {
            guard let zone = Zone(String(part)) else { return nil }
            zones.append(zone)
        }
        self.zones = zones
    }

    var description: String { zones.map(\.description).joined(separator: " ") }
}
