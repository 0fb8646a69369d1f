import Database
import Endpoints
import HTTP
import Kernel

/// Shows the keys of the organisations whose keys the person manages.
struct ListAPIKeys: Query {
    static let operation = Operation(
        .get, "/v1/api-keys", id: "listApiKeys", access: .granted(roles: [.administrator, .organisationManager]))
    let clock: Clock

    struct Input: RequestReadable {
        let limit: PageLimit
        let cursor: CodeCursor?
        let organisation: Slug?

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
            organisation = try request.query("organisation")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<APIKeyView> {
        let authority = Authority(of: caller)
        var condition: SQL = "1"
        if let places = authority.managedPlaces {
            let organisations = places.filter { $0.unit == nil }.map(\.organisation).filter { organisation in
                Slug(organisation).map(authority.managesKeys) ?? false
            }
            condition = "organisation IN (\(each: organisations))"
        }
        if let organisation = input.organisation { condition = "(\(condition)) AND organisation = \(organisation)" }
        let keys = try APIKeyTable(connection).all(
            input.limit.value + 1, after: input.cursor.flatMap { KeyName($0.code) }, where: condition)
        let now = clock.now()
        return Page(keys.map { APIKeyView($0, at: now) }, limit: input.limit) { CodeCursor(after: $0.id.description) }
    }
}

/// Shows one key, never its secret.
struct ShowAPIKey: Query {
    static let operation = Operation(
        .get, "/v1/api-keys/{key}", id: "showApiKey", access: .granted(roles: [.administrator, .organisationManager]))
    let clock: Clock

    struct Input: RequestReadable {
        let key: KeyName

        init(from request: inout RequestReader) throws(Failure) { key = try request.path("key") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Versioned<APIKeyView> {
        guard let key = try APIKeyTable(connection).find(input.key),
            Authority(of: caller).managesKeys(of: key.organisation)
        else { throw Failure(.notFound) }
        return Versioned(APIKeyView(key, at: clock.now()), version: key.version)
    }
}
