/// An address book for trying the service out: nobody in it exists, places apart.
enum DemonstrationSet {
    /// An organisation, with the departements in which it has an antenne beside its national unit.
    struct Entry {
        let slug: String
        let name: String
        let acronym: String
        let categories: [String]
        let reach: String
        let units: [Place]
    }

    /// Where a unit is, and what it covers.
    struct Place {
        let town: String
        let commune: String
        let postalCode: String
        /// As `departement:14`; none for a national unit.
        let zone: String?
        var matricule: Int?

        var level: String {
            guard let zone else { return "national" }
            return zone.hasPrefix("region") ? "regional" : "local"
        }
    }

    static let entries: [Entry] = [
        Entry("allocations-exemple", "Allocations de démonstration", "ADD", ["publicOperator"], services),
        Entry("sante-exemple", "Assurance santé de démonstration", "ASD", ["publicOperator"], services),
        Entry("retraite-exemple", "Retraite de démonstration", "RDD", ["publicOperator"], services),
        Entry("emploi-exemple", "Emploi de démonstration", "EDD", ["publicOperator"], services),
        Entry("impots-exemple", "Contributions de démonstration", "CDD", ["institution"], services),
        Entry(
            "metiers-exemple", "Chambre des artisans de démonstration", "CAD", ["chamber", "cma"], chambers,
            reach: "territorial"),
        Entry(
            "commerce-exemple", "Chambre du négoce de démonstration", "CND", ["chamber", "cci"], chambers,
            reach: "territorial"),
        Entry("opco-exemple", "Opco Horizons de démonstration", "OHD", ["opco"], [headquarters, regions[0]]),
        Entry(
            "cfa-exemple", "CFA des Deux Rives (démonstration)", "DRD", ["cfa"], Array(towns[3...4]),
            reach: "territorial"),
        Entry("france-services-exemple", "Maisons de démonstration", "MDD", ["institution"], points),
    ]

    private static let headquarters = Place(town: "Paris", commune: "75056", postalCode: "75010", zone: nil)

    private static let regions = [
        Place(town: "Caen", commune: "14118", postalCode: "14000", zone: "region:28"),
        Place(town: "Lille", commune: "59350", postalCode: "59000", zone: "region:32"),
    ]

    private static let towns = [
        Place(town: "Caen", commune: "14118", postalCode: "14000", zone: "departement:14"),
        Place(town: "Lille", commune: "59350", postalCode: "59000", zone: "departement:59"),
        Place(town: "Lyon", commune: "69123", postalCode: "69003", zone: "departement:69"),
        Place(town: "Ajaccio", commune: "2A004", postalCode: "20000", zone: "departement:2A"),
        Place(town: "Saint-Denis", commune: "97411", postalCode: "97400", zone: "departement:974"),
    ]

    private static let services = [headquarters] + towns[0...2]
    private static let chambers = regions

    private static let points = [
        point("Caen", "14118", "14000", 900_001), point("Lisieux", "14366", "14100", 900_002),
        point("Bayeux", "14047", "14400", 900_003), point("Vire", "14762", "14500", 900_004),
        point("Lille", "59350", "59000", 900_005), point("Douai", "59178", "59500", 900_006),
        point("Cambrai", "59122", "59400", 900_007), point("Villefranche", "69264", "69400", 900_008),
        point("Tarare", "69243", "69170", 900_009), point("Arras", "62041", "62000", 900_010),
        point("Ajaccio", "2A004", "20000", 900_011), point("Mamoudzou", "97611", "97600", 900_012),
    ]

    private static func point(_ town: String, _ commune: String, _ postalCode: String, _ matricule: Int) -> Place {
        Place(town: town, commune: commune, postalCode: postalCode, zone: "commune:\(commune)", matricule: matricule)
    }
}

extension DemonstrationSet.Entry {
    fileprivate init(
        _ slug: String, _ name: String, _ acronym: String, _ categories: [String], _ units: [DemonstrationSet.Place],
        reach: String = "national"
    ) {
        self.init(
            slug: slug, name: name, acronym: acronym, categories: categories, reach: reach, units: units)
    }
}
