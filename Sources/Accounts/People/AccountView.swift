import Kernel

/// An account as those who may see it do: while its data is to lie still, others see no more than whose it is.
struct AccountView: Encodable, Sendable {
    let id: Identifier<Account>
    let name: PlainLine
    let email: EmailAddress?
    let phone: PhoneNumber?
    let jobTitle: PlainLine?
    let language: String
    let state: String
    let limits: [ProcessingLimit]
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
        let isStill = account.limits.contains(.restriction) && caller.person?.account != account.id.description
        email = isStill ? nil : account.email
        phone = isStill ? nil : account.phone
        jobTitle = isStill ? nil : account.jobTitle
        limits = account.limits
        language = account.language.rawValue
        state = account.state.rawValue
        terms = account.terms.map { TermsView(version: $0.version, acceptedAt: $0.acceptedAt) }
        lastActivityAt = isStill ? nil : account.lastActivityAt
        createdAt = account.createdAt
        version = account.version
        actions = AccountRights(of: caller, on: account).actions
    }
}
