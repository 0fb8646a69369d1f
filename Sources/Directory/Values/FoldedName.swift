import Territories

/// Names as a search compares them: without accents, capitals or hyphens.
enum FoldedName {
    /// The names of one entry, those that it has.
    static func of(_ names: String?...) -> String {
        names.compactMap { $0 }.map { String(decoding: FoldedText($0).bytes, as: UTF8.self) }.joined(separator: " ")
    }

    /// The pattern of `LIKE` that finds words in a folded name; folding leaves none of its special characters.
    static func pattern(_ words: String) -> String {
        "%" + String(decoding: FoldedText(words, expandsLastWord: false).bytes, as: UTF8.self) + "%"
    }
}
