import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// The themes, with their subjects.
struct ListThemes: Query {
    static let operation = Operation(.get, "/v1/themes", id: "listThemes", access: .anyone)
    let desk: RoutingDesk

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let table = TaxonomyTable(connection)
        let subjects = Dictionary(
            grouping: try table.subjects(at: desk.now).filter { !$0.isArchived }, by: \.draft.theme)
        let themes = try table.themes().filter { !($0.draft.archived ?? false) }
        return .list(themes, caching: .publicly(seconds: 60)) { theme, writer in
            writer.beginObject()
            writer.theme(theme, in: caller.language)
            writer.member("subjects", subjects[theme.slug] ?? []) { subject, writer in
                writer.member("slug", subject.slug)
                writer.member("label", subject.draft.label.text(in: caller.language))
            }
            writer.endObject()
        }
    }
}

/// The subjects, all of them or those of a theme.
struct ListSubjects: Query {
    static let operation = Operation(.get, "/v1/subjects", id: "listSubjects", access: .anyone)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let theme: Organisation.Slug?
        let archived: Bool
        init(from request: inout RequestReader) throws(Failure) {
            theme = try request.query("theme")
            archived = try request.query("archived") ?? false
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let subjects = try TaxonomyTable(connection).subjects(at: desk.now).filter { subject in
            subject.isArchived == input.archived && input.theme.map { $0 == subject.draft.theme } ?? true
        }
        return .list(subjects, caching: .publicly(seconds: 60)) { subject, writer in
            writer.beginObject()
            writer.subject(subject, in: caller.language)
            writer.endObject()
        }
    }
}

/// One subject; an archived one too, because past needs name it.
struct ShowSubject: Query {
    static let operation = Operation(.get, "/v1/subjects/{subject}", id: "showSubject", access: .anyone)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let slug: Organisation.Slug
        init(from request: inout RequestReader) throws(Failure) { slug = try request.path("subject") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let subject = try TaxonomyTable(connection).subject(input.slug) else { throw Failure(.notFound) }
        return .object(version: subject.version, caching: .publicly(seconds: 60)) {
            $0.subject(subject, in: caller.language)
        }
    }
}

extension JSONWriter {
    /// The members of a theme.
    mutating func theme(_ theme: ThemeEntry, in language: Language) {
        member("slug", theme.slug)
        member("label", theme.draft.label.text(in: language))
        member("archived", theme.draft.archived ?? false)
        member("version", theme.version)
    }

    /// The members of a subject.
    mutating func subject(_ subject: SubjectEntry, in language: Language) {
        member("slug", subject.slug)
        member("theme", subject.draft.theme)
        member("label", subject.draft.label.text(in: language))
        member("questions", subject.questions) { question, writer in
            writer.member("key", question.key)
            writer.member("label", question.label.text(in: language))
            writer.member("kind", question.kind.rawValue)
            writer.member("choices", question.choices ?? []) { choice, writer in
                writer.member("value", choice.value)
                writer.member("label", choice.label.text(in: language))
            }
            writer.member("unit", question.unit)
        }
        member("policy", (subject.draft.policy ?? .all).rawValue)
        if case .topN(let count) = subject.policy { member("limit", count) }
        member("routing", subject.routing.rawValue)
        member("archived", subject.isArchived)
        member("version", subject.version)
    }
}
