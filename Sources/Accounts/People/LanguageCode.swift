import Kernel

/// A language by its code, in JSON.
struct LanguageCode: TextCodable, Hashable {
    let language: Language
    var description: String { language.rawValue }

    init?(_ text: String) {
        guard let language = Language(rawValue: text) else { return nil }
        self.language = language
    }
}
