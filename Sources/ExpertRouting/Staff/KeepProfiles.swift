import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// What expert routing knows of an organisation.
struct ShowProfile: Query {
    static let operation = Operation(
        .get, "/v1/routing/profiles/{organisation}", id: "showRoutingProfile", access: RoutingAccess.staff)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let organisation: Organisation.Slug
        init(from request: inout RequestReader) throws(Failure) { organisation = try request.path("organisation") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard try desk.directory.organisation(input.organisation, in: connection) != nil else {
            throw Failure(.notFound)
        }
        let profile = try ProfileTable(connection).find(input.organisation)
        return .object(version: profile?.version ?? 0) { $0.profile(profile, of: input.organisation) }
    }
}

/// Says what expert routing should know of an organisation.
struct PutProfile: Command {
    static let operation = Operation(
        .put, "/v1/routing/profiles/{organisation}", id: "putRoutingProfile", access: RoutingAccess.keepers)
    static let repetition = Repetition.notKept
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let organisation: Organisation.Slug
        let seen: Precondition?
        let draft: ProfileEntry.Draft

        init(from request: inout RequestReader) throws(Failure) {
            organisation = try request.path("organisation")
            seen = try request.head.fields[.ifMatch] == nil ? nil : request.precondition()
            draft = try request.json(as: ProfileEntry.Draft.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard try desk.directory.organisation(input.organisation, asOf: transaction.now, in: connection) != nil else {
            throw Failure(.notFound)
        }
        let rights = RoutingRights(of: caller, desk, at: transaction.now, in: connection)
        guard try rights.keeps(input.organisation, unit: nil) else { throw Failure(.forbidden) }
        let taxonomy = TaxonomyTable(connection)
        for (place, grouping) in (input.draft.groupings ?? []).enumerated() {
            let subject = try taxonomy.requireOpen(grouping.subject, at: "/groupings/\(place)/subject")
            try subject.check(grouping.answers.mapValues(\.answer), at: "/groupings/\(place)/answers")
        }
        let table = ProfileTable(connection)
        let held = try table.find(input.organisation)
        if let held { try input.seen.orRequired().check(held.version) }
        let profile = ProfileEntry(
            organisation: input.organisation, version: (held?.version ?? 0) + 1, draft: input.draft)
        try table.put(profile, from: transaction.now)
        try transaction.journal.append(
            Event(
                "routing-profile-changed", on: ObjectName(type: "organisation", id: input.organisation.description),
                version: profile.version), by: caller)
        return .object(version: profile.version) { $0.profile(profile, of: input.organisation) }
    }
}

extension JSONWriter {
    fileprivate mutating func profile(_ profile: ProfileEntry?, of organisation: Organisation.Slug) {
        member("organisation", organisation)
        member("version", profile?.version ?? 0)
        member("categories", profile?.draft.categories ?? [])
        member("groupings", profile?.draft.groupings ?? []) { grouping, writer in
            writer.member("subject", grouping.subject)
            writer.key("answers")
            writer.answers(grouping.answers.mapValues(\.answer))
        }
    }

    /// Answers by question.
    mutating func answers(_ answers: [String: CompanyFacts.Answer]) {
        beginObject()
        for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
            key(question)
            switch answer {
            case .yes: bool(true)
            case .no: bool(false)
            case .choice(let choice): string(choice)
            case .number(let number): self.number(number)
            }
        }
        endObject()
    }
}
