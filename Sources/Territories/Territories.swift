/// The territories of France as they are in one vintage of the reference data: read once, never changed, shared by all.
package final class Territories: Sendable {
    /// Where each table comes from.
    package let vintages: [Vintage]
    let communes: CommuneTable
    let small: SmallTables
    let ranking: Ranking
    let names: NameIndex
    let postal: PostalIndex
    let grid: GridIndex
    let members: EpciMembers
    private let nomenclatures: [Nomenclature.Name: Nomenclature]

    /// Reads a folder of tables, `data/reference` or one that was imported.
    package init(folder: String) throws(ReferenceError) {
        vintages = try Vintage.all(in: folder)
        small = try SmallTables(in: folder)
        let areas =
            small.departements.map { Area.departement($0.code) } + small.collectivities.map { .collectivity($0.code) }
        communes = try CommuneTable(in: folder, areas: areas, epcis: small.epcis.map(\.siren))
        ranking = Ranking(communes)
        names = NameIndex(communes, ranking, former: small.formerCommunes)
        postal = PostalIndex(communes, ranking)
        grid = GridIndex(communes)
        members = EpciMembers(communes, count: small.epcis.count)
        var nomenclatures: [Nomenclature.Name: Nomenclature] = [:]
        for name in Nomenclature.Name.allCases where ReferenceFile.exists(name.rawValue, in: folder) {
            nomenclatures[name] = try Nomenclature(name, in: folder)
        }
        self.nomenclatures = nomenclatures
        try check()
    }

    /// The regions, by code.
    package var regions: [Region] { small.regions }

    /// The departements, by code.
    package var departements: [Departement] { small.departements }

    /// The overseas collectivities, by code.
    package var collectivities: [Collectivity] { small.collectivities }

    /// The groupings of communes, by SIREN.
    package var epcis: [Epci] { small.epcis }

    /// How many communes there are today.
    package var communeCount: Int { communes.count }

    /// A nomenclature; `nil` when its table was never imported.
    package func nomenclature(_ name: Nomenclature.Name) -> Nomenclature? { nomenclatures[name] }

    /// Refuses tables that point at nothing.
    private func check() throws(ReferenceError) {
        func require(_ code: Commune.Code, _ table: String, _ from: some CustomStringConvertible) throws(ReferenceError)
        {
            guard communes.index(of: code) != nil else {
                throw .dangling(table: table, code: from.description, reason: "commune \(code) is unknown")
            }
        }
        for region in small.regions { try require(region.seat, "regions", region.code) }
        for departement in small.departements {
            try require(departement.seat, "departements", departement.code)
            guard region(departement.region) != nil else {
                throw .dangling(table: "departements", code: departement.code.description, reason: "region is unknown")
            }
        }
        for part in small.arrondissements { try require(part.commune, "arrondissements", part.code) }
        for former in small.formerCommunes {
            try require(former.commune, "former-communes", former.code)
            guard communes.index(of: former.code) == nil else {
                throw .dangling(table: "former-communes", code: former.code.description, reason: "it exists today")
            }
        }
        for vintage in vintages where vintage.table == "communes" && vintage.rows != communes.count {
            throw .dangling(table: "manifest", code: "communes", reason: "\(communes.count) rows were read")
        }
    }
}
