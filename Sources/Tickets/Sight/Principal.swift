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

    /// The numbers of those of some that have one, by their names.
    func numbers(of principals: [Principal]) throws -> [String: Int] {
        // One by one: for a list the engine makes a table in memory first.
        var numbers: [String: Int] = [:]
        for principal in principals { numbers[principal.name] = try number(of: principal) }
        return numbers
    }

    /// The number of one, a new one when it has none.
    func numberMade(for principal: Principal) throws -> Int {
        if let known = try number(of: principal) { return known }
        return try connection.value(
            "INSERT INTO ticketPrincipal (name) VALUES (\(principal.name)) RETURNING number", as: Int.self)!
    }
}
