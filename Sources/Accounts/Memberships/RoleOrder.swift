import Database
import Endpoints
import Kernel

/// A role to be given, and where.
struct RoleOrder {
    let role: Role
    let place: Place

    /// - Throws: when the role does not count in such a place.
    init(_ role: RoleName, organisation: Slug?, unit: Slug?, zones: ZoneList?) throws(Failure) {
        self.role = role.role
        place = Place(organisation: organisation, unit: unit, zones: zones ?? ZoneList())
        let perimeter = RoleProfile.of(role.role)?.perimeter
        if perimeter == .organisation, organisation == nil {
            throw RoleOrder.wrong(
                "/organisation",
                Text(fr: "Ce rôle va avec une organisation.", en: "This role goes with an organisation."))
        }
        if perimeter == .service || perimeter == .own, organisation != nil {
            throw RoleOrder.wrong(
                "/organisation", Text(fr: "Ce rôle ne va avec aucune organisation.", en: "This role goes with none."))
        }
        if unit != nil, organisation == nil {
            throw RoleOrder.wrong(
                "/unit", Text(fr: "Une antenne va avec son organisation.", en: "A unit goes with its organisation."))
        }
    }

    /// Whether a caller may give it.
    ///
    /// - Throws: `Failure(.forbidden)` when they may not.
    func check(for caller: Caller) throws(Failure) {
        guard Authority(of: caller).mayGive(role, in: place) else { throw Failure(.forbidden) }
    }

    /// Whether an address is one that the organisation knows its agents by: an administration that says which domains are its
    /// own gives roles to nobody else.
    ///
    /// - Throws: `Failure(.invalidBody)` when it is not.
    func check(_ email: EmailAddress?, _ domains: AccountsSettings.AgentDomains, in connection: Connection) throws {
        guard let organisation = place.organisation else { return }
        let known = try domains(organisation.description, connection)
        guard !known.isEmpty else { return }
        if let email, EmailDomains(known).match(email) { return }
        throw Failure(
            .invalidBody,
            fields: [
                Failure.Field(
                    "/email", "foreign-domain",
                    Text(
                        fr: "L'organisation ne connaît pas ses agents par cette adresse.",
                        en: "The organisation does not know its agents by this address."))
            ])
    }

    private static func wrong(_ pointer: String, _ message: Text) -> Failure {
        Failure(.invalidBody, fields: [Failure.Field(pointer, "invalid", message)])
    }
}
