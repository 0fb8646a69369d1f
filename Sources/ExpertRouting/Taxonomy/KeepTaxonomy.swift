import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Adds a theme, or makes it what an administrator says.
struct PutTheme: Command {
    static let operation = Operation(
        .put, "/v1/themes/{theme}", id: "putTheme", access: RoutingAccess.administrators)
    static let repetition = Repetition.notKept
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let seen: Precondition?
        let draft: ThemeEntry.Draft

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("theme")
            seen = try request.head.fields[.ifMatch] == nil ? nil : request.precondition()
            draft = try request.json(as: ThemeEntry.Draft.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard caller.isServiceAdministrator else { throw Failure(.forbidden) }
        let table = TaxonomyTable(transaction.connection)
        let held = try table.theme(input.slug)
        if let held { try input.seen.orRequired().check(held.version) }
        let theme = ThemeEntry(slug: input.slug, version: (held?.version ?? 0) + 1, draft: input.draft)
        try table.put(theme)
        try transaction.journal.append(
            Event(
                "theme-changed", on: ObjectName(type: "theme", id: theme.slug.description), version: theme.version),
            by: caller)
        return .object(held == nil ? .created : .ok, version: theme.version) { $0.theme(theme, in: caller.language) }
    }
}

/// Adds a subject, makes it what an administrator says, or puts it away: a subject is never deleted.
struct PutSubject: Command {
    static let operation = Operation(
        .put, "/v1/subjects/{subject}", id: "putSubject", access: RoutingAccess.administrators)
    static let repetition = Repetition.notKept
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        let seen: Precondition?
        let draft: SubjectEntry.Draft

        init(from request: inout RequestReader) throws(Failure) {
            slug = try request.path("subject")
            seen = try request.head.fields[.ifMatch] == nil ? nil : request.precondition()
            draft = try request.json(as: SubjectEntry.Draft.self)
            for (place, question) in (draft.questions ?? []).enumerated() where !question.isSound {
                throw Failure.invalid("/questions/\(place)", "invalid-question", RoutingText.wrongValue)
            }
            guard draft.limit.map({ (1...50).contains($0) }) ?? true else {
                throw Failure.invalid("/limit", "out-of-range", RoutingText.wrongValue)
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard caller.isServiceAdministrator else { throw Failure(.forbidden) }
        let table = TaxonomyTable(transaction.connection)
        guard try table.theme(input.draft.theme) != nil else {
            throw Failure.invalid(
                "/theme", "unknown-theme", Text(fr: "Ce thème n'existe pas.", en: "There is no such theme."))
        }
        let held = try table.subject(input.slug)
        if let held { try input.seen.orRequired().check(held.version) }
        let subject = SubjectEntry(
            id: held?.id ?? transaction.identifier(), slug: input.slug, version: (held?.version ?? 0) + 1,
            draft: input.draft)
        try table.put(subject, from: transaction.now)
        try transaction.journal.append(
            Event(
                subject.isArchived ? "subject-archived" : "subject-changed",
                on: ObjectName(type: "subject", id: subject.slug.description), version: subject.version), by: caller)
        return .object(held == nil ? .created : .ok, version: subject.version) {
            $0.subject(subject, in: caller.language)
        }
    }
}

extension Precondition? {
    /// The version seen, which must be said of what is there already.
    func orRequired() throws(Failure) -> Precondition {
        guard let self else { throw Failure(.preconditionRequired) }
        return self
    }
}
