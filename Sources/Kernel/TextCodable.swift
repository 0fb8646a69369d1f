/// A domain type that travels as its text: in JSON, in paths and queries, in SQL, by the same initialiser.
@usableFromInline package protocol TextCodable: LosslessStringConvertible, Codable, Sendable {}

extension TextCodable {
    @inlinable package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Self.self)")
        }
        self = value
    }

    @inlinable package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Timestamp: TextCodable {}
extension Day: TextCodable {}
extension Identifier: TextCodable {}
