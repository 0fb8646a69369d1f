package import CompanyRecords
package import Database
import Kernel
package import Territories

/// What other modules learn of companies: the register's stock and, of those that it does not have, what people wrote.
package struct StoredCompanies: CompanyLookup {
    private let others: any CompanyLookup

    /// A lookup over the stock, which asks another one for what the stock does not have.
    package init(else others: any CompanyLookup) { self.others = others }

    /// What is known of an establishment.
    package func record(of siret: Siret, in connection: Connection) throws -> CompanyRecord? {
        guard let establishment = try EstablishmentTable(connection).find(siret.stored) else {
            return try others.record(of: siret, in: connection)
        }
        let company = try CompanyTable(connection).find(establishment.siren)
        let isPublic = establishment.isPublic && company?.isPublic != false
        let day: Day? =
            try connection.value("SELECT dataDate FROM stockImport WHERE id = \(establishment.stockImport)")
        var record = CompanyRecord(siret, from: .init(provider: "sirene", day: day ?? Day(daysSinceEpoch: 0)!))
        record.name = isPublic ? company?.title : company?.name
        record.commune = establishment.commune.flatMap { Commune.Code($0) }
        record.createdOn = company?.createdOn.flatMap { Day($0) }
        record.headcount = (company?.workforce ?? establishment.workforce).flatMap { HeadcountBand($0) }
        record.naf = establishment.naf.flatMap { NafCode($0) }
        record.legalForm = company?.legalForm
        record.isSocialEconomy = company?.isSocialEconomy
        record.isActive = establishment.isOpen
        // What no register says is what people said.
        if let other = try others.record(of: siret, in: connection) {
            record.activityNatures = other.activityNatures
            record.opco = other.opco
            record.agreements = other.agreements
        }
        return record
    }
}
