import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// The entries of a kind, by pages.
struct ListEntries<Entry: KeptEntry>: Query {
    static var operation: Operation { Entry.operations.list }
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let filter: EntryFilter
        let limit: PageLimit
        let cursor: Cursor<Entry.Named>?

        init(from request: inout RequestReader) throws(Failure) {
            filter = EntryFilter(
                unit: try request.query("unit"), organisation: try request.query("organisation"),
                expert: try request.query("expert"), subject: try request.query("subject"),
                owner: try request.query("owner"))
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let rights = RoutingRights(of: caller, desk, at: desk.now, in: connection)
        let entries = try Entry.all(
            input.filter, after: input.cursor?.id, limit: input.limit.value + 1, in: connection)
        return .entries(entries, limit: input.limit) { entry, writer in
            writer.entry(entry, fully: rights.knows(entry.organisation))
        }
    }
}

/// One entry.
struct ShowEntry<Entry: KeptEntry>: Query {
    static var operation: Operation { Entry.operations.show }
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let id: Identifier<Entry.Named>
        init(from request: inout RequestReader) throws(Failure) { id = try request.path("id") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let entry = try Entry.find(input.id, in: connection) else { throw Failure(.notFound) }
        let rights = RoutingRights(of: caller, desk, at: desk.now, in: connection)
        return .entry(entry, fully: rights.knows(entry.organisation))
    }
}

/// Adds an entry.
struct CreateEntry<Entry: KeptEntry>: Command {
    static var operation: Operation { Entry.operations.create }
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let draft: Entry.Draft
        init(from request: inout RequestReader) throws(Failure) { draft = try Entry.draft(from: request.json()) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let entry = try Entry(
            transaction.identifier(), input.draft, version: 1, by: desk, at: transaction.now,
            in: transaction.connection)
        try desk.requireKeeping(entry, by: caller, in: transaction)
        try entry.insert(from: transaction.now, in: transaction.connection)
        try transaction.journal.append(
            Event(Entry.operations.created, on: ObjectName(Entry.operations.object, entry.id), version: 1), by: caller)
        return .entry(entry, fully: true, isNew: true)
    }
}

/// Makes an entry what a client says, from now on.
struct ReplaceEntry<Entry: KeptEntry>: Command {
    static var operation: Operation { Entry.operations.replace }
    static var repetition: Repetition { .notKept }
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let id: Identifier<Entry.Named>
        let seen: Precondition
        let draft: Entry.Draft

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("id")
            seen = try request.precondition()
            draft = try Entry.draft(from: request.json())
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard let held = try Entry.find(input.id, in: connection) else { throw Failure(.notFound) }
        try desk.requireKeeping(held, by: caller, in: transaction)
        try input.seen.check(held.version)
        let entry = try Entry(
            held.id, input.draft, version: held.version + 1, by: desk, at: transaction.now, in: connection)
        try desk.requireKeeping(entry, by: caller, in: transaction)
        try Entry.end(held.id, at: transaction.now, in: connection)
        try entry.insert(from: transaction.now, in: connection)
        try transaction.journal.append(
            Event(Entry.operations.changed, on: ObjectName(Entry.operations.object, entry.id), version: entry.version),
            by: caller)
        return .entry(entry, fully: true)
    }
}

/// Ends an entry; past instants still know it.
struct RemoveEntry<Entry: KeptEntry>: Command {
    static var operation: Operation { Entry.operations.remove }
    static var repetition: Repetition { .notKept }
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let id: Identifier<Entry.Named>
        let seen: Precondition
        let releasing: Bool

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("id")
            seen = try request.precondition()
            let open: OpenMatches? = try request.name("openMatches")
            releasing = open == .review
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let held = try Entry.find(input.id, in: transaction.connection) else { throw Failure(.notFound) }
        try desk.requireKeeping(held, by: caller, in: transaction)
        try input.seen.check(held.version)
        try held.prepareRemoval(transaction, by: caller, releasing: input.releasing, desk)
        try Entry.end(held.id, at: transaction.now, in: transaction.connection)
        try transaction.journal.append(
            Event(Entry.operations.removed, on: ObjectName(Entry.operations.object, held.id), version: held.version),
            by: caller)
        return Representation(.noContent, .plain, [])
    }
}

/// What to do with the needs that an expert has in hand.
private enum OpenMatches: String {
    /// They are sent back for somebody to look.
    case review
}

extension RoutingDesk {
    /// Refuses whoever does not keep an entry.
    fileprivate func requireKeeping(
        _ entry: some KeptEntry, by caller: Caller, in transaction: WriteTransaction
    ) throws {
        let rights = RoutingRights(of: caller, self, at: transaction.now, in: transaction.connection)
        guard try rights.keeps(entry.organisation, unit: entry.unit) else { throw Failure(.forbidden) }
    }
}

extension Representation {
    /// One entry.
    fileprivate static func entry<Entry: KeptEntry>(
        _ entry: Entry, fully: Bool, isNew: Bool = false
    ) -> Representation {
        var writer = JSONWriter(reserving: 512)
        writer.entry(entry, fully: fully)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: entry.version)
        if isNew { answer.fields.append(.location, Entry.location + entry.id.description) }
        return answer
    }

    /// A page of entries.
    fileprivate static func entries<Entry: KeptEntry>(
        _ entries: [Entry], limit: PageLimit, _ write: (Entry, inout JSONWriter) -> Void
    ) -> Representation {
        let kept = entries.prefix(limit.value)
        let next = entries.count > kept.count ? kept.last.map { Cursor(after: $0.id).description } : nil
        return .list(Array(kept), next: next, write)
    }
}

extension JSONWriter {
    fileprivate mutating func entry(_ entry: some KeptEntry, fully: Bool) {
        beginObject()
        key("id")
        string(entry.id.description)
        key("version")
        integer(entry.version)
        entry.write(into: &self, fully: fully)
        endObject()
    }
}
