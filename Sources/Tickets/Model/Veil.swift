import Kernel

/// Shows texts as they are, or, to who may know the structure and not the content, how long they are.
struct Veil {
    let isDrawn: Bool
    let language: Language

    /// `(5 caractères)` in the place of five letters.
    func callAsFunction(_ text: String) -> String {
        guard isDrawn else { return text }
        return Text(fr: "(\(text.count) caractères)", en: "(\(text.count) characters)")(in: language)
    }

    /// The same for a text that may be missing.
    func callAsFunction(_ text: String?) -> String? { text.map { self($0) } }
}
