import Kernel

/// An account as those who may see it do.
struct AccountView: Encodable, Sendable {
    let id: Identifier<Account>
    let name: PlainLine
    let email: EmailAddress?
    let phone: PhoneNumber?
    let jobTitle: PlainLine?
    let language: String
    let state: String
    let terms: TermsView?
    let lastActivityAt: Timestamp?
    let createdAt: Timestamp
    let version: Int
    let actions: [String]

    struct TermsView: Encodable, Sendable {
        let version: String
        let acceptedAt: Timestamp
    }

    init(_ account: Account, for caller: Caller) {
        id = account.id
        name = account.name
        email = account.email
        phone = account.phone
        jobTitle = account.jobTitle
        language = account.language.rawValue
        state = account.state.rawValue
        terms = account.terms.map { TermsView(version: $0.version, acceptedAt: $0.acceptedAt) }
        lastActivityAt = account.lastActivityAt
        createdAt = account.createdAt
        version = account.version
        actions = AccountRights(of: caller, on: account).actions
    }
}
