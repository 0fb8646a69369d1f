import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows the accounts inside the person's perimeter.
struct ListAccounts: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/accounts", id: "listAccounts", access: .granted(roles: Authority.managers))

    struct Input: RequestReadable {
        let limit: PageLimit
        let cursor: Cursor<Account>?
        let start: PlainLine?
        let state: AccountState?
        let organisation: Slug?

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
            start = try request.query("q")
            state = try request.query("state")
            organisation = try request.query("organisation")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<AccountView> {
        let authority = Authority(of: caller)
        var condition: SQL = "1"
        if !authority.isAdministrator {
            condition = "id IN (SELECT account FROM membership WHERE \(authority.managedRows))"
        }
        if let organisation = input.organisation {
            condition = """
                \(condition) AND id IN (SELECT account FROM membership WHERE organisation = \(organisation))
                """
        }
        if let state = input.state { condition = "\(condition) AND state = \(state.state.rawValue)" }
        if let start = input.start?.description.lowercased() {
            let end = start + "\u{10FFFF}"
            condition = """
                \(condition) AND (searchName >= \(start) AND searchName < \(end)
                    OR email >= \(start) AND email < \(end))
                """
        }
        let accounts = try AccountTable(connection).all(
            input.limit.value + 1, after: input.cursor?.id, where: condition)
        return Page(accounts.map { AccountView($0, for: caller) }, limit: input.limit) { Cursor(after: $0.id) }
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(.accountsListed, by: caller)
    }
}

/// A state of accounts, by its name.
struct AccountState: LosslessStringConvertible, Sendable {
    let state: Account.State
    var description: String { state.rawValue }

    init?(_ text: String) {
        guard let state = Account.State(rawValue: text) else { return nil }
        self.state = state
    }
}

/// Shows one account: one's own, or one inside the person's perimeter.
struct ShowAccount: AuditedQuery {
    static let operation = Operation(.get, "/v1/accounts/{account}", id: "showAccount", access: .signedIn)

    struct Input: RequestReadable {
        let account: Identifier<Account>

        init(from request: inout RequestReader) throws(Failure) { account = try request.path("account") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Versioned<AccountView> {
        let account = try AccountTable(connection).visible(input.account, to: caller)
        return Versioned(AccountView(account, for: caller), version: account.version)
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        guard caller.person?.account != input.account.description else { return }
        try transaction.journal.append(.accountRead(input.account), by: caller)
    }
}

extension AccountTable {
    /// An account that the caller may see: their own, or one that has a role in a place that they manage.
    ///
    /// - Throws: `Failure(.notFound)` otherwise.
    func visible(_ id: Identifier<Account>, to caller: Caller) throws -> Account {
        guard let account = try find(id) else { throw Failure(.notFound) }
        if caller.person?.account == id.description { return account }
        let authority = Authority(of: caller)
        guard try authority.isAdministrator || isManaged(id, by: authority) else { throw Failure(.notFound) }
        return account
    }
}
