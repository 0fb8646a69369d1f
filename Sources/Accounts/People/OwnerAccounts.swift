import Crypto
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Makes an account, with a role when one is given: how the first administrator comes to be.
struct CreateAccount: Command {
    static let operation = Operation(.post, "/v1/owner/accounts", id: "createAccount", access: .owner)
    let changes: AccessChanges

    struct Input: RequestReadable {
        let email: EmailAddress
        let name: PlainLine
        let language: Language
        let role: Role?
        let place: Place

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let email: EmailAddress
                let name: PlainLine
                let language: LanguageCode?
                let role: RoleName?
                let organisation: Slug?
                let unit: Slug?
                let zones: ZoneList?
            }
            let body = try request.json(as: Body.self)
            (email, name, role) = (body.email, body.name, body.role?.role)
            language = body.language?.language ?? .french
            place = Place(organisation: body.organisation, unit: body.unit, zones: body.zones ?? ZoneList())
            guard place.unit == nil || place.organisation != nil else {
                throw Failure(
                    .invalidBody,
                    fields: [
                        Failure.Field(
                            "/unit", "invalid",
                            Text(fr: "Une antenne va avec son organisation.", en: "A unit goes with its organisation."))
                    ])
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<AccountView> {
        let accounts = AccountTable(transaction.connection)
        guard try accounts.find(input.email) == nil else { throw Failure(.emailTaken) }
        let account = Account(
            id: transaction.identifier(), name: input.name, email: input.email, language: input.language,
            state: .invited, createdAt: transaction.now)
        try accounts.insert(account)
        try transaction.journal.append(.accountCreated(account.id), by: caller)
        if let role = input.role {
            let membership = Membership(
                id: transaction.identifier(), account: account.id, role: role, place: input.place,
                createdAt: transaction.now)
            try MembershipTable(transaction.connection).insert(membership)
            try transaction.journal.append(.membershipGiven(membership), by: caller)
        }
        return Created(AccountView(account, for: caller), at: "/v1/accounts/\(account.id)", version: account.version)
    }
}

/// Shows the owner every account.
struct ListEveryAccount: Query {
    static let operation = Operation(.get, "/v1/owner/accounts", id: "listEveryAccount", access: .owner)

    typealias Input = IdentifierPage<Account>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<AccountView> {
        let accounts = try AccountTable(connection).all(input.limit.value + 1, after: input.cursor?.id)
        return Page(accounts.map { AccountView($0, for: caller) }, limit: input.limit) { Cursor(after: $0.id) }
    }
}

/// Makes a link that signs somebody in, for the owner to hand over: while no mail goes out yet, or does not any more.
struct MakeSignInLink: Command {
    static let operation = Operation(.post, "/v1/owner/sign-in-links", id: "makeSignInLink", access: .owner)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let email: EmailAddress

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let email: EmailAddress }
            email = try request.json(as: Body.self).email
        }
    }

    struct Output: JSONRepresentable {
        let token: String
        let path: String
        let expiresAt: Timestamp
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Output {
        guard let account = try AccountTable(transaction.connection).find(input.email) else { throw Failure(.notFound) }
        guard account.maySignIn else { throw Failure(.accountNotActive) }
        let token = Token(.link)
        let link = SignInLink(
            account: account.id, returnTo: nil, codeChallenge: nil,
            expiresAt: transaction.now.adding(seconds: SignInLink.lifetime))
        try SignInLinkTable(transaction.connection).insert(link, token, at: transaction.now)
        try transaction.journal.append(.signInLinkMade(account.id), by: caller)
        return Output(token: token.text, path: SignInLink.path(token), expiresAt: link.expiresAt)
    }
}
