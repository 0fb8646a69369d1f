import Database

/// The legal units that are stored.
struct CompanyTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let associationMigration = Migration(
        "companies", "numbers-of-associations",
        "CREATE INDEX companyByAssociation ON company (association) WHERE association IS NOT NULL;")

    /// The legal units that are an association, by its number in the register of associations.
    func sirens(of association: String) throws -> [Int64] {
        try connection.all("SELECT siren FROM company WHERE association = \(association) ORDER BY siren LIMIT 10") {
            row in try row[0]
        }
    }

    func find(_ siren: Int64) throws -> Company? {
        try connection.first(
            """
            SELECT siren, state, isPublic, name, person, acronym, usualName, legalForm, naf, nafRevision, category, workforce,
                workforceYear, createdOn, headOffice, association, isEmployer, isSocialEconomy, stockImport, fingerprint
            FROM company WHERE siren = \(siren)
            """, as: Company.init)
    }

    /// What the index knows of a legal unit.
    func owner(_ siren: Int64) throws -> IndexDocument.Owner? {
        try connection.first(
            """
            SELECT isPublic, name, person, acronym, usualName, legalForm FROM company WHERE siren = \(siren)
            """
        ) { row in try IndexDocument.Owner(siren, row) }
    }

    func fingerprint(of siren: Int64) throws -> Int64? {
        try connection.value("SELECT fingerprint FROM company WHERE siren = \(siren)")
    }

    /// Those of a range, in order.
    func fingerprints(in range: ClosedRange<Int64>, limit: Int) throws -> [(number: Int64, value: Int64)] {
        try connection.all(
            """
            SELECT siren, fingerprint FROM company WHERE siren BETWEEN \(range.lowerBound) AND \(range.upperBound)
            LIMIT \(limit)
            """
        ) { row in (try row[0], try row[1]) }
    }

    /// What the index knows of the legal units of a range.
    func owners(in range: ClosedRange<Int64>, limit: Int) throws -> [(number: Int64, value: IndexDocument.Owner)] {
        try connection.all(
            """
            SELECT isPublic, name, person, acronym, usualName, legalForm, siren FROM company
            WHERE siren BETWEEN \(range.lowerBound) AND \(range.upperBound) LIMIT \(limit)
            """
        ) { row in (try row[6], try IndexDocument.Owner(try row[6], row)) }
    }

    func put(_ company: Company) throws {
        try connection.run(
            """
            REPLACE INTO company (siren, state, isPublic, name, person, acronym, usualName, legalForm, naf, nafRevision,
                category, workforce, workforceYear, createdOn, headOffice, association, isEmployer, isSocialEconomy,
                stockImport, fingerprint)
            VALUES (\(company.siren), \(company.isActive ? "active" : "ceased"), \(company.isPublic), \(company.name),
                \(company.person), \(company.acronym), \(company.usualName), \(company.legalForm), \(company.naf),
                \(company.nafRevision), \(company.category), \(company.workforce), \(company.workforceYear),
                \(company.createdOn), \(company.headOffice), \(company.association), \(company.isEmployer),
                \(company.isSocialEconomy), \(company.stockImport), \(company.fingerprint))
            """)
    }
}

extension Company {
    init(_ row: borrowing Row) throws {
        let state: String = try row[1]
        self.init(
            siren: try row[0], isActive: state == "active", isPublic: try row[2], name: try row[3], person: try row[4],
            acronym: try row[5], usualName: try row[6], legalForm: try row[7], naf: try row[8],
            nafRevision: try row[9], category: try row[10], workforce: try row[11], workforceYear: try row[12],
            createdOn: try row[13], headOffice: try row[14], association: try row[15], isEmployer: try row[16],
            isSocialEconomy: try row[17], stockImport: try row[18], fingerprint: try row[19])
    }
}

extension IndexDocument.Owner {
    /// A row of `isPublic, name, person, acronym, usualName, legalForm`.
    fileprivate init(_ siren: Int64, _ row: borrowing Row) throws {
        let person: String? = try row[2]
        let names: [String?] = [try row[1], person, try row[3], try row[4]]
        self.init(
            siren: siren, isPublic: try row[0], names: names.compactMap(\.self), person: person, legalForm: try row[5])
    }
}
