import Kernel

/// What a kind of letter says: nothing about anybody but their name, and where to read on.
struct LetterTemplate: Sendable {
    let kind: String
    /// Whether the person asked for it just now: preferences and quiet hours do not hold it back.
    let isRequested: Bool
    let subject: Text
    /// With `{name}` and `{link}`, and in the digest `{letters}`.
    let text: Text

    /// The name of the letter that gathers a day's others.
    static let digest = "digest"

    /// The text for one reader.
    func text(in language: Language, name: String, link: String, letters: String = "") -> String {
        // "Bonjour ," greets nobody.
        text(in: language).replacing(name.isEmpty ? " {name}" : "{name}", with: name).replacing(
            "{letters}", with: letters
        )
        .replacing("{link}", with: link)
    }
}
