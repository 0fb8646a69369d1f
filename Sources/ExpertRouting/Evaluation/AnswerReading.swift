import Endpoints
import JSON
import Kernel

extension BodyReader {
    /// The answers under a key, by question.
    mutating func answers(_ key: String = "answers") -> [String: CompanyFacts.Answer] {
        var answers: [String: CompanyFacts.Answer] = [:]
        guard let object = value(key) else { return [:] }
        if object.kind != .object { mistake(object) as Void? }
        for (question, value) in object.members where !value.isNull {
            if let read = AnswerValue(value) { answers[question] = read.answer } else { mistake(value) as Void? }
        }
        return answers
    }
}

extension SubjectEntry {
    /// Refuses answers to questions that the subject does not ask, or that they do not admit.
    func check(_ answers: [String: CompanyFacts.Answer], at pointer: String = "/answers") throws(Failure) {
        var mistakes: [Failure.Field] = []
        for (key, answer) in answers.sorted(by: { $0.key < $1.key }) {
            guard let question = questions.first(where: { $0.key == key }) else {
                mistakes.append(
                    Failure.Field(
                        "\(pointer)/\(key)", "unknown-question",
                        Text(
                            fr: "Le sujet ne pose pas cette question.", en: "The subject does not ask this question.")))
                continue
            }
            if !question.admits(answer) {
                mistakes.append(Failure.Field("\(pointer)/\(key)", "wrong-kind", RoutingText.wrongValue))
            }
        }
        guard mistakes.isEmpty else { throw Failure(.invalidBody, fields: mistakes) }
    }
}
