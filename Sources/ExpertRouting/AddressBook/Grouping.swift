package import Kernel

/// Answers that an organisation expects together to the questions of a subject.
package struct Grouping: Sendable {
    package let subject: Identifier<Subject>
    package let answers: [String: CompanyFacts.Answer]

    /// A grouping.
    package init(subject: Identifier<Subject>, answers: [String: CompanyFacts.Answer]) {
        self.subject = subject
        self.answers = answers
    }

    /// Whether no answer given contradicts it: a question without an answer contradicts nothing.
    func admits(_ given: [String: CompanyFacts.Answer]) -> Bool {
        answers.allSatisfy { key, expected in given[key].map { $0 == expected } ?? true }
    }
}
