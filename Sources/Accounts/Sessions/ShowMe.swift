import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Tells a caller who they are to the service, and what they may do.
struct ShowMe: Query {
    static let operation = Operation(.get, "/v1/me", id: "showMe", access: .identified)
    let catalog: OperationCatalog

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let permissions = catalog.permissions(of: caller.identity)
        if let partner = caller.partner { return try me(partner, permissions) }
        let person = try CallingPerson(caller)
        guard let account = try AccountTable(connection).find(person.account),
            let session = try SessionTable(connection).find(person.session)
        else { throw Failure(.unauthenticated) }
        let factors = try SecondFactorTable(connection).of(account.id)
        let me = PersonView(
            account: AccountView(account, for: caller),
            session: SessionView(session, isCurrent: true),
            roles: caller.person?.grants.map(GrantView.init) ?? [],
            secondFactor: SecondFactorView(
                isRequired: try MembershipTable(connection).of(account.id).contains {
                    RoleProfile.of($0.role)?.needsSecondFactor ?? false
                }, isRegistered: factors.contains { $0.confirmedAt != nil },
                isConfirmed: session.secondFactorAt != nil),
            permissions: permissions)
        return Representation(.ok, .json, try JSONEncoder.encode(me), version: account.version)
    }

    private func me(_ partner: Partner, _ permissions: [String]) throws -> Representation {
        let me = PartnerView(
            key: KeyView(
                id: partner.key, organisation: partner.organisation,
                scopes: partner.scopes.map(\.rawValue).sorted(), zones: partner.zones,
                mode: partner.isTest ? "test" : "live"), permissions: permissions)
        return Representation(.ok, .json, try JSONEncoder.encode(me))
    }

    private struct PersonView: Encodable {
        let account: AccountView
        let session: SessionView
        let roles: [GrantView]
        let secondFactor: SecondFactorView
        /// The operations that the caller may use; on what is each operation's to say.
        let permissions: [String]
    }

    private struct PartnerView: Encodable {
        let key: KeyView
        let permissions: [String]
    }

    private struct KeyView: Encodable {
        let id: String
        let organisation: String
        let scopes: [String]
        let zones: [String]
        let mode: String
    }

    private struct SecondFactorView: Encodable {
        let isRequired: Bool
        let isRegistered: Bool
        let isConfirmed: Bool
    }
}

/// A role as its person sees it.
struct GrantView: Encodable, Sendable {
    let role: String
    let organisation: String?
    let unit: String?
    let zones: [String]

    init(_ grant: Grant) {
        role = grant.role.rawValue
        organisation = grant.organisation
        unit = grant.unit
        zones = grant.zones
    }
}
