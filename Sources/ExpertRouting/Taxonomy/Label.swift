import Kernel

/// What people read of a thing, in both languages; 1 to 200 characters each.
struct Label: Codable, Hashable, Sendable {
    let fr: String
    let en: String

    init(fr: String, en: String) {
        self.fr = fr
        self.en = en
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        for key in [CodingKeys.fr, .en] {
            let text = try container.decode(String.self, forKey: key)
            guard (1...200).contains(text.count) else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "not a label")
            }
        }
        fr = try container.decode(String.self, forKey: .fr)
        en = try container.decode(String.self, forKey: .en)
    }

    private enum CodingKeys: String, CodingKey {
        case fr, en
    }

    /// The label in a language.
    func text(in language: Language) -> String { language == .french ? fr : en }
}
