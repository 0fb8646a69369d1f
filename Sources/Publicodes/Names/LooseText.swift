/// Text as people look for it: case and accents do not count, œ is oe.
package struct LooseText: Sendable {
    private let letters: [UInt32]

    /// A text, made ready to be compared.
    package init(_ text: String) { letters = CollationKey(text).primaryWeights }

    /// Whether another text stands somewhere in this one; an empty one always does.
    package func contains(_ part: LooseText) -> Bool {
        guard part.letters.count <= letters.count else { return false }
        return (0...letters.count - part.letters.count).contains { start in
            letters[start..<start + part.letters.count].elementsEqual(part.letters)
        }
    }
}
