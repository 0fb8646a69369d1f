import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The change sets of an organisation, the latest first.
struct ListChangeSets: Query {
    static let operation = Operation(
        .get, "/v1/change-sets", id: "listChangeSets", access: DirectoryAccess.organisation)
    let directory: Directory

    struct Input: RequestReadable {
        let organisation: Organisation.Slug
        let limit: PageLimit
        let cursor: Cursor<ChangeSet>?

        init(from request: inout RequestReader) throws(Failure) {
            guard let organisation = try request.query("organisation", as: Organisation.Slug.self) else {
                throw .parameter("organisation")
            }
            self.organisation = organisation
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard directory.authority(of: caller).reach(over: input.organisation) == .manage else {
            throw Failure(.forbidden)
        }
        let sets = try ChangeSetTable(connection).all(
            of: input.organisation, before: input.cursor?.id, limit: input.limit.value + 1)
        var page = Representation.page(sets, limit: input.limit, code: \.id.description) { set, writer in
            writer.changeSet(set)
        }
        page.caching = .none
        return page
    }
}

/// Shows one change set.
struct ShowChangeSet: Query {
    static let operation = Operation(
        .get, "/v1/change-sets/{changeSet}", id: "showChangeSet", access: DirectoryAccess.organisation)
    let directory: Directory

    struct Input: RequestReadable {
        let id: Identifier<ChangeSet>
        init(from request: inout RequestReader) throws(Failure) { id = try request.path("changeSet") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> ChangeSetView {
        guard let set = try ChangeSetTable(connection).find(input.id),
            directory.authority(of: caller).reach(over: set.organisation) == .manage
        else { throw Failure(.notFound) }
        return ChangeSetView(set: set)
    }
}
