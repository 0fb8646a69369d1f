import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Shows every role: what it is called, where it counts, who gives it.
struct ListRoles: Query {
    static let operation = Operation(.get, "/v1/roles", id: "listRoles", access: .signedIn)

    private struct Item: Encodable {
        let role: String
        let title: String
        let perimeter: String
        let needsSecondFactor: Bool
        let givenBy: [String]
    }

    private struct List: Encodable {
        let items: [Item]
        let next: String?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(items, forKey: .items)
            try container.encode(next, forKey: .next)
        }

        private enum CodingKeys: CodingKey {
            case items
            case next
        }
    }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let items = RoleProfile.all.map { profile in
            Item(
                role: profile.role.rawValue, title: profile.title(in: caller.language),
                perimeter: profile.perimeter.rawValue, needsSecondFactor: profile.needsSecondFactor,
                givenBy: profile.givenBy.map(\.rawValue).sorted() + [Role.administrator.rawValue])
        }
        return Representation(.ok, .json, try JSONEncoder.encode(List(items: items, next: nil)))
    }
}
