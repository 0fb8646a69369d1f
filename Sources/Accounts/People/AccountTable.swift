package import Database
package import Kernel

/// The accounts that are stored.
package struct AccountTable {
    let connection: Connection

    /// The accounts, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// An account by its name.
    package func find(_ id: Identifier<Account>) throws -> Account? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Account.init)
    }

    /// How an account is called; `nil` when there is none.
    package func name(of id: Identifier<Account>) throws -> String? {
        try connection.value("SELECT name FROM account WHERE id = \(id)")
    }

    /// An account by its address.
    package func find(_ email: EmailAddress) throws -> Account? {
        try connection.first("\(Self.columns) WHERE email = \(email)", as: Account.init)
    }

    /// Accounts in the order of their names, after one of them.
    func all(_ limit: Int, after id: Identifier<Account>?, where condition: SQL = "1") throws -> [Account] {
        let start = id?.description ?? ""
        return try connection.all(
            "\(Self.columns) WHERE id > \(start) AND (\(condition)) ORDER BY id LIMIT \(limit)", as: Account.init)
    }

    func insert(_ account: Account) throws {
        try connection.run(
            """
            INSERT INTO account (id, name, searchName, email, language, state, createdAt, version)
            VALUES (\(account.id), \(account.name), \(account.name.description.lowercased()), \(account.email),
                \(account.language.rawValue), \(account.state.rawValue), \(account.createdAt), \(account.version))
            """)
    }

    func save(_ account: Account) throws {
        try connection.run(
            """
            UPDATE account SET name = \(account.name), searchName = \(account.name.description.lowercased()),
                email = \(account.email), phone = \(account.phone), jobTitle = \(account.jobTitle),
                language = \(account.language.rawValue), state = \(account.state.rawValue),
                termsVersion = \(account.terms?.version), termsAcceptedAt = \(account.terms?.acceptedAt),
                version = \(account.version)
            WHERE id = \(account.id)
            """)
    }

    private static let columns: SQL = """
        SELECT id, name, email, phone, jobTitle, language, state, termsVersion, termsAcceptedAt, lastActivityAt,
            createdAt, version,
            (SELECT group_concat(kind) FROM processingLimit WHERE processingLimit.account = account.id) AS limits
        FROM account
        """
}

extension Account {
    fileprivate init(_ row: borrowing Row) throws {
        let language: String = try row["language"]
        let state: String = try row["state"]
        self.init(
            id: try row["id"], name: try row["name"], email: try row["email"], language: Language(rawValue: language)!,
            state: State(rawValue: state)!, createdAt: try row["createdAt"])
        phone = try row["phone"]
        jobTitle = try row["jobTitle"]
        let terms: String? = try row["termsVersion"]
        let acceptedAt: Timestamp? = try row["termsAcceptedAt"]
        if let terms, let acceptedAt { self.terms = Terms(version: terms, acceptedAt: acceptedAt) }
        lastActivityAt = try row["lastActivityAt"]
        version = try row["version"]
        let limits: String? = try row["limits"]
        self.limits = (limits ?? "").split(separator: ",").compactMap { ProcessingLimit(rawValue: String($0)) }
    }
}
