package import Database
package import Endpoints
package import Kernel

/// What happened to one object, as those who may see the object read it: what a feature answers at `GET .../history`.
package struct History: Sendable {
    private let limit: PageLimit
    private let cursor: EntryCursor?

    /// Which page is asked for, by `limit` and `cursor`.
    package init(from request: inout RequestReader) throws(Failure) {
        limit = try request.pageLimit()
        cursor = try request.query("cursor")
    }

    /// One thing that happened.
    package struct Line: Encodable, Sendable {
        package let at: Timestamp
        package let event: String
        package let version: Int?
        /// `account`, `key`, `service`, `owner` or `anonymous`.
        package let by: String
        /// The name of the account or of the key, for those who may know.
        package let author: String?
    }

    /// The page, the latest first.
    ///
    /// - Parameter showsAuthors: whether this caller may know which account or key did it.
    package func page(
        of object: ObjectName, showsAuthors: Bool, in connection: Connection
    ) throws -> Page<Line> {
        let entries = try JournalTable(connection).history(
            of: object, before: cursor?.number, limit: limit.value + 1)
        let next = entries.count > limit.value ? entries[limit.value - 1].number : nil
        let lines = entries.map { entry in
            Line(
                at: entry.at, event: entry.code, version: entry.version, by: entry.frame.authorKind,
                author: showsAuthors ? entry.author?.id : nil)
        }
        return Page(lines, limit: limit) { _ in EntryCursor(after: next ?? 1) }
    }
}

/// The one object that a path names, and which page of its history is asked for.
package struct HistoryInput<Entity>: RequestReadable {
    package let id: Identifier<Entity>
    package let history: History

    package init(from request: inout RequestReader) throws(Failure) {
        id = try request.onlyPathParameter()
        history = try History(from: &request)
    }
}
