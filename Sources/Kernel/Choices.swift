/// The words of a type that has few: what a refusal tells to who wrote another.
package struct Choices: Hashable, Sendable {
    /// Each as it is written.
    package let words: [String]

    /// More than these help nobody who reads a sentence.
    private static let most = 40

    /// Those of a type; `nil` for one that is no list of words.
    package init?(_ type: Any.Type) {
        func words<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) -> [String] {
            type.allCases.map(\.rawValue)
        }
        guard let type = type as? any (CaseIterable & RawRepresentable<String>).Type else { return nil }
        self.words = words(type)
        guard self.words.count <= Choices.most else { return nil }
    }

    /// The sentence for people.
    package var text: Text {
        let list = words.joined(separator: ", ")
        return Text(fr: "Une de ces valeurs est attendue : \(list).", en: "One of these values is expected: \(list).")
    }
}
