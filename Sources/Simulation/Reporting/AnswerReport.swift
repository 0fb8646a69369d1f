import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// The reports that wait for an answer, the oldest first.
struct ListReports: Query {
    static let operation = Operation(.get, "/v1/simulation/reports", id: "listReports", access: .ruleReviewers)

    struct Input: RequestReadable {
        let all: Bool
        let limit: PageLimit
        let cursor: Cursor<ErrorReport>?

        init(from request: inout RequestReader) throws(Failure) {
            all = try request.query("all", as: Bool.self) ?? false
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let reports = try ErrorReportTable(connection).reports(
            all: input.all, after: input.cursor?.id, limit: input.limit.value + 1)
        return .page(reports, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            $0.write(into: &$1)
        }
    }
}

/// One report, for whoever made it and knows its id, and for reviewers.
struct ShowReport: Query {
    static let operation = Operation(.get, "/v1/simulation/reports/{report}", id: "showReport", access: .anyone)

    struct Input: RequestReadable {
        let report: Identifier<ErrorReport>
        init(from request: inout RequestReader) throws(Failure) { report = try request.path("report") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let report = try ErrorReportTable(connection).report(input.report) else { throw Failure(.notFound) }
        return report.representation()
    }
}

/// Answers a report, and names the version that mends it.
struct AnswerReport: Command {
    static let operation = Operation(
        .post, "/v1/simulation/reports/{report}/answer", id: "answerReport", access: .ruleReviewers)

    struct Input: RequestReadable {
        let report: Identifier<ErrorReport>
        let precondition: Precondition
        let text: String
        let mendedIn: Int?

        init(from request: inout RequestReader) throws(Failure) {
            report = try request.path("report")
            precondition = try request.precondition()
            let root = try request.json()
            var body = try BodyMembers(root)
            guard let text = try body.typed("text", as: ReportError.Message.self) else {
                throw BodyMembers.missing("text", in: root)
            }
            self.text = text.description
            mendedIn = try body.typed("mendedIn", as: Int.self)
            try body.finish()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let table = ErrorReportTable(transaction.connection)
        guard var report = try table.report(input.report) else { throw Failure(.notFound) }
        try input.precondition.check(report.revision)
        if let number = input.mendedIn,
            try ModelVersionTable(transaction.connection).version(number, of: report.model) == nil
        {
            throw Failure(
                .invalidBody,
                fields: [
                    Failure.Field(
                        "/mendedIn", "unknown-version", Text(fr: "Version inconnue.", en: "Unknown version."))
                ])
        }
        report.answer = ErrorReport.Answer(
            by: caller.writer, at: transaction.now, text: input.text, mendedIn: input.mendedIn)
        report.revision += 1
        try table.save(report)
        try transaction.journal.append(.simulationReport("simulation-error-answered", report), by: caller)
        return report.representation()
    }
}
