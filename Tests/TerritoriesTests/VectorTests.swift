import Territories
import Testing

/// What is bundled, against a set of the same facts that was made and checked apart.
@Suite(.enabled(if: Vectors.arePresent, "GUICHET_VECTORS names no folder with reference/communes.csv"))
struct `Bundled reference data against the checked set` {
    private let territories = Reference.bundled

    @Test func `communes have the same code, name, place and postal codes`() throws {
        let rows = try Vectors.rows("communes")
        #expect(rows.count == 34_875)
        var far = 0
        for row in rows {
            let code = row["code_insee"]!
            let chain = try #require(territories.resolve(Commune.Code(code)!), "\(code)")
            #expect(chain.replaces == nil && chain.commune.name == row["nom"], "\(code)")
            #expect(chain.departement?.code.description == row["code_departement"], "\(code)")
            #expect(chain.region?.code.description == row["code_region"], "\(code)")
            #expect(chain.epci?.siren.description ?? "" == row["code_epci"], "\(code)")
            let postalCodes = chain.commune.postalCodes.map(\.description).joined(separator: "|")
            #expect(postalCodes == row["codes_postaux"], "\(code)")
            let point = try #require(
                Coordinates(latitude: Double(row["latitude"]!)!, longitude: Double(row["longitude"]!)!))
            let distance = try #require(chain.commune.centroid).distance(to: point)
            #expect(distance < 15, "\(code)")
            if distance > 5 { far += 1 }
        }
        #expect(far <= 10)
    }

    /// The two sets count at two dates (censuses of 2021 and 2023): orders of magnitude must agree.
    @Test func `populations agree in order of magnitude`() throws {
        var far = 0
        for row in try Vectors.rows("communes") {
            let expected = Double(row["population"]!)!
            let found = territories.commune(Commune.Code(row["code_insee"]!)!)?.population.map(Double.init) ?? -1
            if abs(found - expected) > 50 + 0.15 * expected { far += 1 }
        }
        #expect(far <= 25)
    }

    @Test func `old codes lead to the same communes`() throws {
        for row in try Vectors.rows("communes_deleguees") {
            let chain = try #require(territories.resolve(Commune.Code(row["code_insee"]!)!))
            #expect(chain.commune.code.description == row["code_commune"])
            #expect(chain.replaces?.name == row["nom"])
        }
    }

    @Test func `arrondissements are the same`() throws {
        for row in try Vectors.rows("arrondissements_municipaux") {
            let part = try #require(territories.arrondissement(Commune.Code(row["code_insee"]!)!))
            #expect(part.name == row["nom"] && part.commune.description == row["code_commune"])
            #expect(part.postalCodes.map(\.description).joined(separator: "|") == row["codes_postaux"])
        }
    }

    @Test func `groupings, departements and regions are the same`() throws {
        let epcis = try Vectors.rows("epci")
        #expect(epcis.count == territories.epcis.count)
        for row in epcis {
            let epci = try #require(territories.epci(Siren(row["code_siren"]!)!))
            #expect(epci.name == row["nom"] && epci.kind.rawValue == row["type"])
            #expect(territories.communes(of: epci).count == Int(row["nb_communes"]!))
        }
        for row in try Vectors.rows("departements") {
            let departement = try #require(territories.departement(Departement.Code(row["code"]!)!))
            #expect(departement.name == row["nom"] && departement.region.description == row["code_region"])
            #expect(departement.seat.description == row["code_chef_lieu"])
        }
        for row in try Vectors.rows("regions") {
            let region = try #require(territories.region(Region.Code(row["code"]!)!))
            #expect(region.name == row["nom"] && region.seat.description == row["code_chef_lieu"])
        }
    }

    @Test func `overseas communes are the same`() throws {
        for row in try Vectors.rows("collectivites_outremer") {
            let chain = try #require(territories.resolve(Commune.Code(row["code_insee"]!)!))
            #expect(chain.commune.name == row["nom"])
            #expect(chain.collectivity?.code.description == row["code_collectivite"])
            #expect(chain.collectivity?.name == row["nom_collectivite"])
        }
    }

    @Test(arguments: [
        (Nomenclature.Name.naf2008, "naf", "code"), (.naf2025, "naf2025", "code"), (.nafa, "nafa", "code"),
        (.legalForms, "formes_juridiques", "code"), (.idcc, "idcc", "idcc"), (.trades, "rome", "code_rome"),
    ])
    func `nomenclatures that are bundled have the same codes and labels`(
        name: Nomenclature.Name, file: String, column: String
    ) throws {
        guard let nomenclature = territories.nomenclature(name) else { return }
        for row in try Vectors.rows(file) {
            let entry = try #require(nomenclature[row[column]!], "\(row[column]!)")
            let label = row["libelle"]!.replacing("’", with: "'").replacing("' ", with: "'")
            #expect(entry.label == label, "\(entry.code)")
        }
    }
}
