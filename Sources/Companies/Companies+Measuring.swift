package import Endpoints
import Kernel
package import Territories

/// What the bench asks without a server between.
extension Companies {
    /// Imports a stock file and says what it did.
    package func importStock(_ file: String, on worker: Worker) throws -> String {
        let report = try bring(file, on: worker)
        let rows = report.created + report.changed + report.unchanged + report.refused
        return
            "\(rows) \(report.kind.rawValue) in \(report.seconds) s, \(Int(Double(rows) / max(report.seconds, 0.001)))/s, "
            + "\(report.created) created, \(report.unchanged) unchanged"
    }

    /// How long the identity of an establishment is in bytes.
    package func sheetBytes(_ siret: String, on worker: Worker) throws -> Int {
        guard let siret = Siret(siret) else { return 0 }
        return try worker.read { connection in
            guard let establishment = try EstablishmentTable(connection).find(siret.stored) else { return 0 }
            let company = try CompanyTable(connection).find(establishment.siren)
            return establishment.naf?.utf8.count ?? 0 + (company?.title?.utf8.count ?? 0)
        }
    }

    /// How many establishments a page of a search holds.
    package func search(
        _ text: String, naf: String? = nil, section: String? = nil, departement: String? = nil, region: String? = nil,
        around centre: Coordinates? = nil, kilometres: Double = 10, on worker: Worker
    ) throws -> Int {
        let facets: [Facet] = [
            naf.flatMap(NafPrefix.init).map(Facet.naf), section.map(Facet.section),
            departement.flatMap { Departement.Code($0) }.map(Facet.departement),
            region.flatMap { Region.Code($0) }.map(Facet.region),
        ].compactMap(\.self)
        let search = CompanySearch(
            words: SearchWords.of(text), facets: facets,
            near: centre.map { CompanySearch.Circle(centre: $0, kilometres: kilometres) })
        return try worker.read { try establishments(search, showsHidden: false, in: $0).count }
    }
}
