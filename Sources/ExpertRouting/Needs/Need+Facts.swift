import Database
import JSON
import Kernel

extension Need {
    /// What selection knows of the company; `nil` when nobody knows where it is.
    func facts(by desk: RoutingDesk, in connection: Connection) throws -> CompanyFacts? {
        var body = BodyReader(try Self.object(company))
        let statement = CompanyStatement(&body)
        return try CompanyFinding(
            statement, answers: try givenAnswers(), by: desk, at: "/company", in: connection
        ).facts
    }

    /// The answers, by question.
    func givenAnswers() throws -> [String: CompanyFacts.Answer] {
        var given: [String: CompanyFacts.Answer] = [:]
        for (key, value) in try Self.object(answers).members { given[key] = AnswerValue(value)?.answer }
        return given
    }

    private static func object(_ text: String) throws -> JSONValue {
        do throws(JSONError) { return try JSONTape(Array(text.utf8), limits: .file).root } catch {
            throw DatabaseError(.unreadable, "a need does not hold the JSON that it should")
        }
    }
}
