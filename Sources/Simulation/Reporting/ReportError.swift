import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Takes what somebody finds wrong in a rule or a result, for the reviewers.
struct ReportError: Command {
    static let operation = Operation(
        .post, "/v1/simulation/reports", id: "reportError", access: .anyone, bodyLimit: 64 << 10)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: String
        let rule: String?
        let situation: JSONValue?
        let message: String

        init(from request: inout RequestReader) throws(Failure) {
            let root = try request.json()
            var body = try BodyMembers(root)
            model = try body.optionalText("model") ?? EvaluationRequest.standardModel
            rule = try body.optionalText("rule")
            situation = body.value("situation")
            if let situation {
                guard situation.kind == .object else { throw BodyMembers.wrong(situation, .objectExpected) }
                try EvaluationRequest.checkSituation(situation)
            }
            guard let message = try body.typed("message", as: Message.self) else {
                throw BodyMembers.missing("message", in: root)
            }
            self.message = message.description
            try body.finish()
        }
    }

    /// What people say, 1 to 2,000 characters.
    struct Message: LosslessStringConvertible {
        let description: String

        init?(_ text: String) {
            guard (1...2000).contains(text.unicodeScalars.count) else { return nil }
            description = text
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let model = try models.model(input.model, for: caller, in: transaction.connection)
        if let rule = input.rule, model.rules[rule] == nil {
            throw Failure(
                .invalidBody,
                fields: [
                    Failure.Field("/rule", "unknown-rule", Text(fr: "Règle inconnue.", en: "Unknown rule."))
                ])
        }
        let situation = input.situation.map { String(decoding: $0.raw, as: UTF8.self) }
        let report = ErrorReport(
            id: transaction.identifier(), model: model.id, version: model.version, rule: input.rule,
            situation: situation, message: input.message, createdAt: transaction.now, answer: nil, revision: 1)
        try ErrorReportTable(transaction.connection).insert(report)
        try transaction.journal.append(.simulationReport("simulation-error-reported", report), by: caller)
        return report.representation(.created)
    }
}

extension Event {
    /// Something happened to a report: reported, answered.
    static func simulationReport(_ what: StaticString, _ report: ErrorReport) -> Event {
        Event(what, on: ObjectName("simulationReport", report.id), version: report.revision)
    }
}

extension ErrorReport {
    /// The answer that shows it.
    func representation(_ status: Status = .ok) -> Representation {
        var writer = JSONWriter()
        write(into: &writer)
        var answer = Representation(status, .json, writer.bytes, version: revision)
        if status == .created { answer.fields.append(.location, "/v1/simulation/reports/\(id)") }
        return answer
    }

    /// Writes the report; who answered stays inside.
    func write(into writer: inout JSONWriter) {
        writer.beginObject()
        for (name, text) in [("id", id.description), ("model", model), ("version", version)] {
            writer.key(name)
            writer.string(text)
        }
        if let rule {
            writer.key("rule")
            writer.string(rule)
        }
        if let situation {
            writer.key("situation")
            writer.raw(situation.utf8)
        }
        writer.key("message")
        writer.string(message)
        writer.key("createdAt")
        writer.string(createdAt.description)
        writer.key("answer")
        if let answer {
            writer.beginObject()
            writer.key("text")
            writer.string(answer.text)
            writer.key("at")
            writer.string(answer.at.description)
            writer.key("mendedIn")
            if let number = answer.mendedIn { writer.string(String(number)) } else { writer.null() }
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("revision")
        writer.integer(revision)
        writer.key("actions")
        writer.beginArray()
        if answer == nil { writer.string("answer") }
        writer.endArray()
        writer.endObject()
    }
}
