package import Database
import Kernel

/// Up to 200 zones, each as `departement:59`; stored as one text.
package struct ZoneList: Hashable, Sendable {
    package let zones: [String]

    /// No zone: everywhere.
    package init() { zones = [] }

    /// Zones by type and code; `nil` when one is none.
    package init?(_ zones: [String]) {
        guard zones.count <= 200, Set(zones).count == zones.count, zones.allSatisfy(ZoneList.isZone) else { return nil }
        self.zones = zones
    }

    private static let types: Set<Substring> = ["country", "region", "departement", "collectivity", "epci", "commune"]

    private static func isZone(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && types.contains(parts[0]) && (1...9).contains(parts[1].utf8.count)
            && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }
}

extension ZoneList: SQLValue {
    package var datum: SQLDatum { .text(zones.joined(separator: ",")) }

    package init?(_ column: borrowing SQLColumn) {
        guard let text = column.text else { return nil }
        self.init(text.split(separator: ",").map(String.init))
    }
}

extension ZoneList: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let list = ZoneList(try container.decode([String].self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not zones")
        }
        self = list
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(zones)
    }
}
