package import Database
import Endpoints
import Kernel
import Territories

/// The employers that are stored, and who acts for them.
package struct EmployerTable {
    let connection: Connection

    /// The employers, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// An employer by its name.
    func find(_ id: Employer.ID) throws -> Employer? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Employer.init)
    }

    /// An employer by its establishment.
    func find(_ siret: Siret) throws -> Employer? {
        try connection.first("\(Self.columns) WHERE siret = \(siret.description)", as: Employer.init)
    }

    /// The employers for whom an account acts.
    func all(of account: String) throws -> [Employer] {
        try connection.all(
            """
            \(Self.columns) WHERE id IN (SELECT employer FROM employerUser WHERE account = \(account)) ORDER BY id
            """, as: Employer.init)
    }

    /// The employers that wait for somebody to look at them, the oldest first.
    func waiting(after id: Employer.ID?, limit: Int) throws -> [Employer] {
        let start = id?.description ?? ""
        return try connection.all(
            "\(Self.columns) WHERE verification = 'pending' AND id > \(start) ORDER BY id LIMIT \(limit)",
            as: Employer.init)
    }

    /// Whether an account acts for an employer.
    func acts(_ account: String, for employer: Employer.ID) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM employerUser WHERE account = \(account) AND employer = \(employer)", as: Int.self) != nil
    }

    /// The accounts that act for an employer.
    func users(of employer: Employer.ID) throws -> [String] {
        try connection.all("SELECT account FROM employerUser WHERE employer = \(employer) ORDER BY account") { row in
            try row[0]
        }
    }

    /// Whether somebody of the same legal unit was verified with an address of the same domain.
    func knows(_ domain: String, of siren: Siren) throws -> Bool {
        let pattern = siren.description + "%"
        return try connection.value(
            """
            SELECT 1 FROM employer JOIN employerUser ON employerUser.employer = employer.id
            WHERE employer.siret LIKE \(pattern) AND employer.verification IN ('auto', 'manual')
                AND employerUser.emailDomain = \(domain) LIMIT 1
            """, as: Int.self) != nil
    }

    /// Writes a new employer.
    package func insert(_ employer: Employer) throws {
        try connection.run(
            """
            INSERT INTO employer (id, siret, name, naf, commune, verification, isOpen, answered, received, version,
                createdAt, details)
            VALUES (\(employer.id), \(employer.siret.description), \(employer.name), \(employer.naf),
                \(employer.commune), \(employer.verification.rawValue), \(employer.isOpen), \(employer.answered),
                \(employer.received), \(employer.version), \(employer.createdAt),
                \(try StoredJSON.text(employer.details)))
            """)
    }

    /// Lets an account act for an employer.
    func add(_ account: String, to employer: Employer.ID, emailDomain: String?) throws {
        try connection.run(
            """
            INSERT INTO employerUser (account, employer, emailDomain) VALUES (\(account), \(employer), \(emailDomain))
            ON CONFLICT (account, employer) DO NOTHING
            """)
    }

    /// Writes what changed of an employer.
    func save(_ employer: Employer) throws {
        try connection.run(
            """
            UPDATE employer SET name = \(employer.name), verification = \(employer.verification.rawValue),
                isOpen = \(employer.isOpen), answered = \(employer.answered), received = \(employer.received),
                version = \(employer.version), details = \(try StoredJSON.text(employer.details))
            WHERE id = \(employer.id)
            """)
    }

    private static let columns: SQL = """
        SELECT id, siret, name, naf, commune, verification, isOpen, answered, received, version, createdAt, details
        FROM employer
        """
}

extension Employer {
    fileprivate init(_ row: borrowing Row) throws {
        let siret: String = try row[1]
        let verification: String = try row[5]
        let details: String = try row[11]
        self.init(
            id: try row[0], siret: Siret(siret)!, name: try row[2], naf: try row[3], commune: try row[4],
            verification: Verification(rawValue: verification)!, isOpen: try row[6], answered: try row[7],
            received: try row[8], version: try row[9], createdAt: try row[10], details: try StoredJSON.read(details))
    }
}
