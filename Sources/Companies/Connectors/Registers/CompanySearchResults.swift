import JSON
import Kernel
import Territories

/// Reads a page of recherche-entreprises as establishments: those that matched, or the head office.
enum CompanySearchResults {
    /// The establishments of all results; one whose number does not hold is left out.
    static func read(_ answer: JSONValue) throws(ConnectorFault) -> [FoundEstablishment] {
        guard let results = answer["results"], results.kind == .array else { throw .unexpectedShape }
        var found: [FoundEstablishment] = []
        for result in results.elements.prefix(25) {
            guard let siren = result["siren"]?.string else { throw .unexpectedShape }
            guard let number = Siren(siren) else { continue }
            let company = company(result, number)
            let matching = result["matching_etablissements"]?.elements.prefix(10).map { $0 } ?? []
            let places = matching.isEmpty ? [result["siege"]].compactMap(\.self) : matching
            for place in places {
                guard let siret = place["siret"]?.string.flatMap(Siret.init), siret.siren == number else { continue }
                found.append(
                    FoundEstablishment(
                        establishment: establishment(place, siret), company: company, kilometres: nil))
            }
        }
        return found
    }

    private static func company(_ result: JSONValue, _ siren: Siren) -> Company {
        Company(
            siren: siren.stored, isActive: result["etat_administratif"]?.string != "C",
            isPublic: result["statut_diffusion"]?.string ?? "O" == "O",
            name: result["nom_raison_sociale"]?.string ?? result["nom_complet"]?.string,
            acronym: result["sigle"]?.string, legalForm: result["nature_juridique"]?.string,
            naf: result["activite_principale"]?.string, category: result["categorie_entreprise"]?.string,
            workforce: result["tranche_effectif_salarie"]?.string, createdOn: result["date_creation"]?.string,
            stockImport: 0, fingerprint: 0)
    }

    private static func establishment(_ place: JSONValue, _ siret: Siret) -> Establishment {
        Establishment(
            siret: siret.stored, isOpen: place["etat_administratif"]?.string != "F",
            isPublic: place["statut_diffusion_etablissement"]?.string ?? "O" == "O",
            isHeadOffice: place["est_siege"]?.bool ?? false,
            tradeName: place["nom_commercial"]?.string
                ?? place["liste_enseignes"]?.elements.first { _ in true }?.string,
            naf: place["activite_principale"]?.string, workforce: place["tranche_effectif_salarie"]?.string,
            workforceYear: place["annee_tranche_effectif_salarie"]?.string.flatMap { Int($0) },
            street: place["adresse"]?.string, postalCode: place["code_postal"]?.string,
            commune: place["commune"]?.string, town: place["libelle_commune"]?.string,
            place: coordinates(place), createdOn: place["date_creation"]?.string, stockImport: 0, fingerprint: 0)
    }

    /// The register writes coordinates as texts.
    private static func coordinates(_ place: JSONValue) -> Coordinates? {
        guard let latitude = place["latitude"]?.string.flatMap(Double.init),
            let longitude = place["longitude"]?.string.flatMap(Double.init)
        else { return nil }
        return Coordinates(latitude: latitude, longitude: longitude)
    }
}
