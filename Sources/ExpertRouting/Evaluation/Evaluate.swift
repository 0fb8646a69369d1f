import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Says who would be told of a need, who would not and why; writes nothing and tells nobody.
struct Evaluate: Errand {
    static let operation = Operation(
        .post, "/v1/routing/evaluate", id: "evaluateRouting", access: RoutingAccess.staff, bodyLimit: 64 << 10)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let subject: Organisation.Slug
        let company: CompanyStatement
        let answers: [String: CompanyFacts.Answer]
        let asOf: Moment?
        let explain: SelectionRequest.Explanation
        let bands: BandPolicy

        init(from request: inout RequestReader) throws(Failure) {
            let root = try request.json()
            var body = BodyReader(root)
            let subject: Organisation.Slug? = body.require("subject", body.text("subject"))
            let part = body.value("company")
            var company = BodyReader(body.require("company", part) ?? root)
            self.company = CompanyStatement(&company)
            if part != nil { body.absorb(company) }
            answers = body.answers()
            asOf = body.text("asOf")
            explain = body.name("explain") ?? .selected
            bands = body.name("bandPolicy") ?? .overlaps
            try body.finish()
            self.subject = subject!
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try worker.read { try evaluate(input, at: worker.now, in: $0) }
    }

    private func evaluate(_ input: Input, at now: Timestamp, in connection: Connection) throws -> Representation {
        guard let subject = try TaxonomyTable(connection).subject(input.subject) else {
            throw Failure.invalid("/subject", "unknown-subject", RoutingText.unknownSubject)
        }
        try subject.check(input.answers)
        let finding = try CompanyFinding(
            input.company, answers: input.answers, by: desk, at: "/company", in: connection)
        guard let facts = finding.facts else {
            throw Failure.invalid("/company/commune", "missing-key", RoutingText.missing)
        }
        let instant = input.asOf?.instant ?? now
        let book =
            input.asOf == nil
            ? try desk.shelf.book(in: connection) : try desk.shelf.book(at: instant, in: connection)
        let request = SelectionRequest(
            subject: subject.id, company: facts, day: ParisTime.day(at: instant), bands: input.bands,
            explain: input.explain, loads: try desk.loads(on: subject, at: facts.place, from: book, in: connection))
        let selection = book.select(request)
        return .object { writer in
            writer.member("outcome", selection.outcome.rawValue)
            writer.member("subject", subject.slug)
            writer.member("day", request.day)
            writer.territory(facts.place)
            writer.source(finding)
            writer.selection(selection, in: book, explain: input.explain)
            writer.member("warnings", finding.warnings.map(\.rawValue))
            writer.key("fallback")
            if let reason = selection.reason {
                writer.beginObject()
                writer.member("queue", desk.queues.queue(for: facts.place))
                writer.member("reason", reason.rawValue)
                writer.endObject()
            } else {
                writer.null()
            }
        }
    }
}
