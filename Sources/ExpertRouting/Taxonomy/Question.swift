import Kernel

/// What is asked beside a subject; whoever does not answer is not turned away for it.
struct Question: Codable, Hashable, Sendable {
    /// The name under which rules and answers know it.
    let key: String
    let label: Label
    let kind: Kind
    /// What may be chosen, for a question of that kind.
    let choices: [Choice]?
    /// What a number counts.
    let unit: String?

    enum Kind: String, Codable, CaseIterable, Sendable {
        case boolean, choice, number
    }

    /// One of the answers that may be chosen.
    struct Choice: Codable, Hashable, Sendable {
        let value: String
        let label: Label
    }

    /// Whether an answer is one that it can have.
    func admits(_ answer: CompanyFacts.Answer) -> Bool {
        switch (kind, answer) {
        case (.boolean, .yes), (.boolean, .no), (.number, .number): true
        case (.choice, .choice(let value)): choices?.contains { $0.value == value } ?? false
        default: false
        }
    }

    /// Whether it can be asked: a key that rules can name, and at least two answers to choose from.
    var isSound: Bool {
        let isNamed = (1...60).contains(key.utf8.count) && key.utf8.allSatisfy(Question.isKeyByte)
        return isNamed && (kind == .choice) == ((choices?.count ?? 0) >= 2)
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
