import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Which account, at which version.
struct AccountTransition: RequestReadable {
    let account: Identifier<Account>
    let precondition: Precondition

    init(from request: inout RequestReader) throws(Failure) {
        account = try request.path("account")
        precondition = try request.precondition()
    }
}

/// Keeps a person out: their sessions end at once.
struct SuspendAccount: Command {
    static let operation = Operation(
        .post, "/v1/accounts/{account}/suspend", id: "suspendAccount", access: .granted(roles: [.administrator]),
        consumes: [])
    let changes: AccessChanges

    func handle(
        _ input: AccountTransition, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<AccountView> {
        let accounts = AccountTable(transaction.connection)
        var account = try accounts.visible(input.account, to: caller)
        guard AccountRights(of: caller, on: account).maySuspend else { throw Failure(.forbidden) }
        try input.precondition.check(account.version)
        try account.suspend()
        try accounts.save(account)
        try SessionTable(transaction.connection).removeAll(of: account.id)
        changes.note(in: transaction)
        try transaction.journal.append(.accountSuspended(account), by: caller)
        return Versioned(AccountView(account, for: caller), version: account.version)
    }
}

/// Lets a suspended person in again.
struct ResumeAccount: Command {
    static let operation = Operation(
        .post, "/v1/accounts/{account}/resume", id: "resumeAccount", access: .granted(roles: [.administrator]),
        consumes: [])

    func handle(
        _ input: AccountTransition, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Versioned<AccountView> {
        let accounts = AccountTable(transaction.connection)
        var account = try accounts.visible(input.account, to: caller)
        guard AccountRights(of: caller, on: account).maySuspend else { throw Failure(.forbidden) }
        try input.precondition.check(account.version)
        try account.resume()
        try accounts.save(account)
        try transaction.journal.append(.accountResumed(account), by: caller)
        return Versioned(AccountView(account, for: caller), version: account.version)
    }
}
