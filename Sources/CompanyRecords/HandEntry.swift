package import Database
package import Endpoints
import Kernel
package import Territories

/// The lookup that needs no register: what people who know a company wrote of it.
package struct HandEntry: CompanyLookup {
    /// The provider that its records name.
    package static let provider = "hand"

    /// A lookup without state: the entries are in the database.
    package init() {}

    /// The last entry of an establishment.
    package func record(of siret: Siret, in connection: Connection) throws -> CompanyRecord? {
        try connection.first(
            """
            SELECT siret, name, commune, createdOn, headcount, naf, legalForm, activityNatures, opco, agreements,
                isSocialEconomy, isActive, enteredOn
            FROM companyEntry WHERE siret = \(siret.description)
            """, as: CompanyRecord.init)
    }

    /// Keeps what somebody says of an establishment, in the place of what was said before.
    package func put(_ record: CompanyRecord, in connection: Connection) throws {
        let natures = record.activityNatures.map(\.rawValue).sorted().joined(separator: " ")
        try connection.run(
            """
            REPLACE INTO companyEntry (siret, name, commune, createdOn, headcount, naf, legalForm, activityNatures, opco,
                agreements, isSocialEconomy, isActive, enteredOn)
            VALUES (\(record.siret.description), \(record.name), \(record.commune?.description),
                \(record.createdOn), \(record.headcount?.code), \(record.naf?.description),
                \(record.legalForm), \(natures), \(record.opco?.description),
                \(record.agreements.joined(separator: " ")), \(record.isSocialEconomy), \(record.isActive),
                \(record.source.day))
            """)
    }

    /// Its table.
    package static let feature = Feature(
        name: "companyRecords",
        migrations: [
            Migration(
                "companyRecords", "entries",
                """
                CREATE TABLE companyEntry (
                    siret TEXT PRIMARY KEY CHECK (length(siret) = 14),
                    name TEXT,
                    commune TEXT,
                    createdOn TEXT,
                    headcount TEXT,
                    naf TEXT,
                    legalForm TEXT,
                    activityNatures TEXT NOT NULL,
                    opco TEXT,
                    agreements TEXT NOT NULL,
                    isSocialEconomy INTEGER CHECK (isSocialEconomy IN (0, 1)),
                    isActive INTEGER CHECK (isActive IN (0, 1)),
                    enteredOn TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                """)
        ])
}
