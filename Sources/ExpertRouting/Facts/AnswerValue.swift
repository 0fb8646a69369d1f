import JSON

/// An answer as it travels: true, false, a number, or the value of a choice.
struct AnswerValue: Codable, Hashable, Sendable {
    let answer: CompanyFacts.Answer

    init(_ answer: CompanyFacts.Answer) { self.answer = answer }

    init?(_ value: JSONValue) {
        switch value.kind {
        case .true: answer = .yes
        case .false: answer = .no
        case .number:
            guard let number = value.double else { return nil }
            answer = .number(number)
        case .string:
            guard let text = value.string, (1...100).contains(text.count) else { return nil }
            answer = .choice(text)
        default: return nil
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = AnswerValue(try container.decode(JSONValue.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an answer")
        }
        self = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch answer {
        case .yes: try container.encode(true)
        case .no: try container.encode(false)
        case .number(let number): try container.encode(number)
        case .choice(let choice): try container.encode(choice)
        }
    }
}
