import Database

/// Somebody, or some place, by which tickets are found.
enum Principal: Hashable, Sendable {
    /// Everybody who sees every ticket.
    case everything
    case account(String)
    /// A unit that tickets are sent to.
    case unit(String)
    /// A unit that tickets come from.
    case creatorUnit(String)
    case organisation(String)
    case creatorOrganisation(String)
    case departement(String)
    /// An organisation in one departement: who answers for it there need not go through all of either.
    case organisationIn(String, departement: String)
    case creatorOrganisationIn(String, departement: String)

    /// The name under which it has its number.
    var name: String {
        switch self {
        case .everything: "everything"
        case .account(let id): "account:" + id
        case .unit(let id): "unit:" + id
        case .creatorUnit(let id): "from:" + id
        case .organisation(let slug): "organisation:" + slug
        case .creatorOrganisation(let slug): "by:" + slug
        case .departement(let code): "departement:" + code
        case .organisationIn(let slug, let code): "organisation:" + slug + "@" + code
        case .creatorOrganisationIn(let slug, let code): "by:" + slug + "@" + code
        }
    }

    /// The part of it that lies in a departement, where that has a number of its own.
    func part(in departement: String) -> Principal? {
        switch self {
        case .everything: .departement(departement)
        case .organisation(let slug): .organisationIn(slug, departement: departement)
        case .creatorOrganisation(let slug): .creatorOrganisationIn(slug, departement: departement)
        default: nil
        }
    }
}

/// The numbers of principals.
struct PrincipalTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The number of one; `nil` when no ticket ever concerned it.
    func number(of principal: Principal) throws -> Int? {
        try connection.value("SELECT number FROM ticketPrincipal WHERE name = \(principal.name)")
    }

    /// The number of one, a new one when it has none.
    func numberMade(for principal: Principal) throws -> Int {
        if let known = try number(of: principal) { return known }
        return try connection.value(
            "INSERT INTO ticketPrincipal (name) VALUES (\(principal.name)) RETURNING number", as: Int.self)!
    }
}
