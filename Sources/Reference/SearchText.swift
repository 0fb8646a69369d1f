/// What somebody looks for: 1 to 100 characters that are not all spaces.
struct SearchText: LosslessStringConvertible, Sendable {
    let description: String

    init?(_ text: String) {
        guard (1...100).contains(text.count), !text.allSatisfy(\.isWhitespace) else { return nil }
        description = text
    }
}
