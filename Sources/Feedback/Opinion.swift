package import Kernel

/// What somebody thinks of the service: whether it helped, a score, a few words; never who they are.
package struct Opinion: Codable, Sendable {
    package let id: Identifier<Opinion>
    package let useful: Bool?
    package let score: Score?
    package let comment: Comment?
    package let createdAt: Timestamp

    /// From 1 (not at all) to 5 (very).
    package struct Score: Hashable, Sendable {
        package let value: Int

        /// A score, in its range.
        package init?(_ value: Int) {
            guard (1...5).contains(value) else { return nil }
            self.value = value
        }
    }

    /// Free text of 1 to 2,000 characters, without control characters but line ends and tabs.
    package struct Comment: LosslessStringConvertible, TextCodable, Hashable {
        package let description: String

        package init?(_ text: String) {
            guard let text = Prose.trimmed(text, 1...2000, isOneLine: false) else { return nil }
            description = text
        }
    }
}

extension Opinion.Score: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let score = Opinion.Score(try container.decode(Int.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not from 1 to 5")
        }
        self = score
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
