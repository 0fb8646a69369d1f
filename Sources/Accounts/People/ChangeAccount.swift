import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Changes what an account says of its person; a member that is absent stays, `null` goes.
struct ChangeAccount: Command {
    static let operation = Operation(
        .patch, "/v1/accounts/{account}", id: "changeAccount", access: .signedIn, bodyLimit: 16 << 10)

    struct Input: RequestReadable {
        let account: Identifier<Account>
        let precondition: Precondition
        let changes: Changes

        init(from request: inout RequestReader) throws(Failure) {
            account = try request.path("account")
            precondition = try request.precondition()
            changes = try request.json(as: Changes.self)
        }
    }

    /// What changes; `.some(nil)` takes something away.
    struct Changes: Decodable, Sendable {
        let name: PlainLine?
        let email: EmailAddress?
        let phone: PhoneNumber??
        let jobTitle: PlainLine??
        let language: LanguageCode?

        private enum CodingKeys: CodingKey {
            case name
            case email
            case phone
            case jobTitle
            case language
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decodeIfPresent(PlainLine.self, forKey: .name)
            email = try container.decodeIfPresent(EmailAddress.self, forKey: .email)
            phone =
                container.contains(.phone)
                ? .some(try container.decodeIfPresent(PhoneNumber.self, forKey: .phone)) : nil
            jobTitle =
                container.contains(.jobTitle)
                ? .some(try container.decodeIfPresent(PlainLine.self, forKey: .jobTitle)) : nil
            language = try container.decodeIfPresent(LanguageCode.self, forKey: .language)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Versioned<AccountView> {
        let accounts = AccountTable(transaction.connection)
        var account = try accounts.visible(input.account, to: caller)
        guard AccountRights(of: caller, on: account).mayChange else { throw Failure(.forbidden) }
        try account.checkChangeable(by: caller)
        try input.precondition.check(account.version)
        let changes = input.changes
        if let email = changes.email, email != account.email {
            // Whoever reads a mailbox owns the account: a person does not hand it over by a request.
            guard Authority(of: caller).isAdministrator else { throw Failure(.forbidden) }
            guard try accounts.find(email) == nil else { throw Failure(.emailTaken) }
            account.email = email
        }
        if let name = changes.name { account.name = name }
        if let phone = changes.phone { account.phone = phone }
        if let jobTitle = changes.jobTitle { account.jobTitle = jobTitle }
        if let language = changes.language { account.language = language.language }
        account.version += 1
        try accounts.save(account)
        try transaction.journal.append(.accountChanged(account), by: caller)
        return Versioned(AccountView(account, for: caller), version: account.version)
    }
}
