import CompanyRecords
import JSON
import Territories

extension RuleSet {
    /// Reads `rules.json`, the rule sets that come with the product.
    ///
    /// - Throws: `RoutingDataError` when it is not what is expected.
    package init(path: String) throws {
        struct File: Decodable {
            let chambers: [Chamber]
            let opco: Opco
            let firstTakerCloses: [String]
            struct Chamber: Decodable {
                let category: String
                let natures: [String]
            }
            struct Opco: Decodable {
                let category: String
                let exceptions: [Exception]
            }
            struct Exception: Decodable {
                let zone: String
                let category: String
            }
        }
        let file = try RoutingDataError.reading(path) { try JSONDecoder.decode(File.self, from: JSONTape($0)) }
        self.init(
            chambers: try file.chambers.map { chamber in
                Chamber(
                    category: chamber.category,
                    natures: Set(
                        try chamber.natures.map { name in
                            guard let nature = ActivityNature(rawValue: name) else {
                                throw RoutingDataError(description: "\(path): \(name) is no nature of activity")
                            }
                            return nature
                        }))
            }, opcoCategory: file.opco.category,
            opcoExceptions: try file.opco.exceptions.map { exception in
                guard let zone = Zone(exception.zone) else {
                    throw RoutingDataError(description: "\(path): \(exception.zone) is no zone")
                }
                return OpcoException(zone: zone, category: exception.category)
            }, firstTakerCloses: Set(file.firstTakerCloses))
    }
}
