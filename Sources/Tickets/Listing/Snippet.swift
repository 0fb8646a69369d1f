/// What stands around the words that a search looked for, in a text in which they are.
struct Snippet {
    let text: String

    /// Words shown in front of the first one found, and in all.
    private static let (before, all) = (8, 20)

    init(_ words: String, in text: String) {
        let looked = SearchTable.folded(words).split(separator: " ")
        let parts = text.split(whereSeparator: \.isWhitespace)
        let place = parts.firstIndex { part in
            SearchTable.folded(String(part)).split(separator: " ").contains { word in
                looked.contains { word.hasPrefix($0) }
            }
        }
        let start = max(0, (place ?? 0) - Snippet.before)
        let end = min(parts.count, start + Snippet.all)
        let shown = parts[start..<end].map { $0.prefix(60) }.joined(separator: " ")
        self.text = (start > 0 ? "… " : "") + shown + (end < parts.count ? " …" : "")
    }
}
