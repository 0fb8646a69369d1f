import Database
import Kernel
import Territories

extension CompanyRecord {
    init(_ row: borrowing Row) throws {
        let number: String = try row["siret"]
        guard let siret = Siret(number) else { throw DatabaseError(.unreadable, "companyEntry.siret") }
        self.init(siret, from: Source(provider: HandEntry.provider, day: try row["enteredOn"]))
        name = try row["name"]
        commune = try CompanyRecord.read(row["commune"], Commune.Code.init)
        createdOn = try row["createdOn"]
        headcount = try CompanyRecord.read(row["headcount"], HeadcountBand.init)
        naf = try CompanyRecord.read(row["naf"], NafCode.init)
        legalForm = try row["legalForm"]
        let natures: String = try row["activityNatures"]
        activityNatures = Set(natures.split(separator: " ").compactMap { ActivityNature(rawValue: String($0)) })
        opco = try CompanyRecord.read(row["opco"], Siren.init)
        let codes: String = try row["agreements"]
        agreements = codes.split(separator: " ").map(String.init)
        isSocialEconomy = try row["isSocialEconomy"]
        isActive = try row["isActive"]
    }

    private static func read<Value>(_ text: String?, _ make: (String) -> Value?) -> Value? { text.flatMap(make) }
}
