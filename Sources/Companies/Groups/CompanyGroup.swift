import Database
import Endpoints
import Kernel
import Territories

/// Agents of one service who work on companies on the same legal basis, until a day.
struct CompanyGroup: Sendable {
    typealias ID = Identifier<CompanyGroup>

    let id: ID
    var organisation: String
    var name: String
    /// The text that allows what the scopes open.
    var legalBasis: String
    /// Where the contract or the decision can be read.
    var reference: String?
    var startsOn: Day
    var endsOn: Day
    var scopes: Set<CompanyScope>
    /// The number of the service, which partners are told when it asks them.
    var service: Siret?
    /// Where its scopes count; everywhere without any.
    var zones: [Zone]
    var version: Int

    /// Somebody in a group.
    struct Member: Sendable {
        let account: String
        let role: Role
        /// Those of the group's scopes that the member has.
        let scopes: Set<CompanyScope>
        /// The last day of it; that of the group when absent.
        let until: Day?
    }

    /// What a member may do in a group.
    enum Role: String, Codable, Sendable {
        case admin
        case member
    }

    func isInForce(on day: Day) -> Bool { startsOn <= day && day <= endsOn }
}

extension CompanyGroup {
    init(_ row: borrowing Row) throws {
        let scopes: String = try row["scopes"]
        let service: String? = try row["service"]
        self.init(
            id: try row["id"], organisation: try row["organisation"], name: try row["name"],
            legalBasis: try row["legalBasis"], reference: try row["reference"], startsOn: try row["startsOn"],
            endsOn: try row["endsOn"], scopes: CompanyScope.read(scopes),
            service: service.flatMap(Siret.init), zones: try StoredJSON.read(row["zones"]), version: try row["version"])
    }
}
