extension CopyFrame {
    /// What is sent of a row of an index of texts, and what is kept of it.
    enum TextForm {
        /// The terms of each column as a text, from which the server makes the same terms.
        case inserted
        /// The terms as the server keeps them, in their order.
        case compared
    }

    /// Adds a row of an index of texts: its number, and its terms.
    mutating func append(_ number: Int64, _ terms: [TextTerm], in table: TableShape, as form: TextForm) {
        let columns = table.columns.dropLast()
        let texts =
            switch form {
            case .inserted: columns.map { column in terms.filter { $0.column == column }.map(\.text) }
            case .compared: [CopyFrame.kept(terms, isOneColumn: columns.count == 1)]
            }
        beginRow(texts.count + 1)
        append(number)
        for words in texts { append(words.joined(separator: " ")) }
    }

    private static func kept(_ terms: [TextTerm], isOneColumn: Bool) -> [String] {
        var kept: Set<String> = []
        for term in terms {
            // Longer ones are cut by the server (`search_terms`).
            let text = String(String.UnicodeScalarView(term.text.unicodeScalars.prefix(500)))
            kept.insert(text)
            if !isOneColumn { kept.insert(term.column.lowercased() + ":" + text) }
        }
        return kept.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
