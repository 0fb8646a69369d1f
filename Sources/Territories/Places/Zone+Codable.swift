/// A zone travels as `{"type": "departement", "code": "59"}`.
extension Zone: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, code
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = Kind(rawValue: try container.decode(String.self, forKey: .type)),
            let zone = Zone(kind, code: try container.decode(String.self, forKey: .code))
        else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: container.codingPath, debugDescription: "not a zone"))
        }
        self = zone
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind.rawValue, forKey: .type)
        try container.encode(code, forKey: .code)
    }
}
