/// The tables of few rows, as plain values in code order.
struct SmallTables: Sendable {
    private(set) var regions: [Region] = []
    private(set) var departements: [Departement] = []
    private(set) var collectivities: [Collectivity] = []
    private(set) var epcis: [Epci] = []
    private(set) var arrondissements: [Arrondissement] = []
    private(set) var formerCommunes: [FormerCommune] = []

    /// Reads them all.
    init(in folder: String) throws(ReferenceError) {
        var cursor = try TableCursor("regions", in: folder, columns: ["code", "name", "seat"])
        while try cursor.advance() {
            regions.append(
                Region(
                    code: try cursor.value(0, as: Region.Code.self), name: cursor.string(1),
                    seat: try cursor.commune(2)))
        }
        cursor = try TableCursor("departements", in: folder, columns: ["code", "name", "region", "seat"])
        while try cursor.advance() {
            departements.append(
                Departement(
                    code: try cursor.value(0, as: Departement.Code.self), name: cursor.string(1),
                    region: try cursor.value(2, as: Region.Code.self), seat: try cursor.commune(3)))
        }
        cursor = try TableCursor("collectivities", in: folder, columns: ["code", "name"])
        while try cursor.advance() {
            collectivities.append(
                Collectivity(code: try cursor.value(0, as: Collectivity.Code.self), name: cursor.string(1)))
        }
        cursor = try TableCursor("epcis", in: folder, columns: ["siren", "name", "kind"])
        while try cursor.advance() {
            guard let kind = Epci.Kind(rawValue: cursor.string(2)) else { throw cursor.failure("the kind is unknown") }
            epcis.append(
                Epci(siren: try cursor.value(0, as: Siren.self), name: cursor.string(1), kind: kind))
        }
        try readParts(in: folder)
        try checkOrder()
    }

    private mutating func readParts(in folder: String) throws(ReferenceError) {
        var cursor = try TableCursor(
            "arrondissements", in: folder,
            columns: ["code", "name", "commune", "postalCodes", "latitude", "longitude", "population"])
        while try cursor.advance() {
            var postalCodes: [PostalCode] = []
            for text in cursor.string(3).split(separator: " ") {
                guard let code = PostalCode(String(text)) else { throw cursor.failure("a postal code is wrong") }
                postalCodes.append(code)
            }
            let latitude = try cursor.tenThousandths(4)
            let longitude = try cursor.tenThousandths(5)
            arrondissements.append(
                Arrondissement(
                    code: try cursor.commune(0), name: cursor.string(1), commune: try cursor.commune(2),
                    postalCodes: postalCodes,
                    centroid: latitude.flatMap { latitude in
                        longitude.flatMap {
                            Coordinates(latitude: Double(latitude) / 10_000, longitude: Double($0) / 10_000)
                        }
                    },
                    population: try cursor.integer(6).map(Int.init)))
        }
        cursor = try TableCursor("former-communes", in: folder, columns: ["code", "name", "kind", "commune"])
        while try cursor.advance() {
            guard let kind = FormerCommune.Kind(rawValue: cursor.string(2)) else {
                throw cursor.failure("the kind is unknown")
            }
            formerCommunes.append(
                FormerCommune(
                    code: try cursor.commune(0), name: cursor.string(1), kind: kind, commune: try cursor.commune(3)))
        }
    }

    /// Everything is found by halves, so everything must be in order, once.
    private func checkOrder() throws(ReferenceError) {
        func check<Code: Comparable>(_ table: String, _ codes: [Code]) throws(ReferenceError) {
            for (left, right) in zip(codes, codes.dropFirst()) where left >= right {
                throw .dangling(table: table, code: "\(right)", reason: "codes are not in order")
            }
        }
        try check("regions", regions.map(\.code))
        try check("departements", departements.map(\.code))
        try check("collectivities", collectivities.map(\.code))
        try check("epcis", epcis.map(\.siren))
        try check("arrondissements", arrondissements.map(\.code))
        try check("former-communes", formerCommunes.map(\.code))
    }
}
