import Database
import Endpoints
import Kernel

/// Takes from an account all that tells whose it was; its name stays in histories, and says nothing any more.
struct AccountErasure {
    let account: Account

    /// The account of a person whose data is asked for; `nil` when there is none, or nothing left of it.
    static func account(of subject: DataSubject, _ connection: Connection) throws -> Account? {
        let accounts = AccountTable(connection)
        var found: Account?
        if let id = subject.account.flatMap({ Identifier<Account>($0) }) { found = try accounts.find(id) }
        if found == nil, let email = subject.email.flatMap({ EmailAddress($0) }) { found = try accounts.find(email) }
        return found?.state == .erased ? nil : found
    }

    /// Erases it; gives how many rows were.
    func erase(in transaction: WriteTransaction) throws -> Int {
        let connection = transaction.connection
        let id = account.id
        var rows = 1
        rows += try connection.run("DELETE FROM session WHERE account = \(id)")
        rows += try connection.run("DELETE FROM signInLink WHERE account = \(id)")
        rows += try connection.run("DELETE FROM exchangeCode WHERE account = \(id)")
        rows += try connection.run("DELETE FROM linkedIdentity WHERE account = \(id)")
        rows += try connection.run("DELETE FROM secondFactor WHERE account = \(id)")
        rows += try connection.run("DELETE FROM recoveryCode WHERE account = \(id)")
        rows += try connection.run("DELETE FROM failedAttempt WHERE account = \(id)")
        rows += try connection.run("DELETE FROM processingLimit WHERE account = \(id)")
        rows += try connection.run("DELETE FROM membership WHERE account = \(id)")
        rows += try connection.run("DELETE FROM invitation WHERE account = \(id)")
        rows += try connection.run("DELETE FROM absence WHERE account = \(id)")
        rows += try connection.run("UPDATE absence SET substitute = NULL WHERE substitute = \(id)")
        if let email = account.email {
            rows += try connection.run("DELETE FROM signInRequest WHERE email = \(email)")
        }
        try connection.run(
            """
            UPDATE account SET name = '-', searchName = '', email = NULL, phone = NULL, jobTitle = NULL, language = 'fr',
                termsVersion = NULL, termsAcceptedAt = NULL, lastActivityAt = NULL, state = 'erased',
                version = version + 1
            WHERE id = \(id)
            """)
        return rows
    }
}
