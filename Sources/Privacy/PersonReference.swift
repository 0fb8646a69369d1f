import Accounts
import Database
import Endpoints
import Kernel

/// How a request names a person: by account, or by address.
enum PersonReference: Hashable, Sendable {
    case account(Identifier<Account>)
    case email(EmailAddress)

    /// One of the two.
    ///
    /// - Throws: `invalid-body` for none, or both.
    init(account: Identifier<Account>?, email: EmailAddress?) throws(Failure) {
        switch (account, email) {
        case (let account?, nil): self = .account(account)
        case (nil, let email?): self = .email(email)
        default:
            throw Failure(
                .invalidBody,
                Text(fr: "Donnez « account » ou « email ».", en: "Give “account” or “email”."))
        }
    }

    /// The person whom it names: with an account, or an address of nobody's account.
    ///
    /// - Throws: `not-found` for an account that is not there, or was erased.
    func subject(in connection: Connection) throws -> DataSubject {
        let accounts = AccountTable(connection)
        let account =
            switch self {
            case .account(let id): try accounts.find(id)
            case .email(let email): try accounts.find(email)
            }
        guard let account, account.state != .erased else {
            if case .email(let email) = self, account == nil { return DataSubject(email: email.description) }
            throw Failure(.notFound)
        }
        return DataSubject(account: account.id.description, email: account.email?.description)
    }
}
