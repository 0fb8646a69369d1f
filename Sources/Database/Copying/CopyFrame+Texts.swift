extension CopyFrame {
    /// Adds a row of an index of texts as it is inserted: its number, and the terms of each column as a text, from which the server
    /// makes the same terms.
    mutating func append(_ number: Int64, _ terms: [TextTerm], in table: TableShape) {
        let columns = table.columns.dropLast()
        beginRow(columns.count + 1)
        append(number)
        for column in columns { append(terms.filter { $0.column == column }.map(\.text).joined(separator: " ")) }
    }

    /// Adds a row of an index of texts as it is compared: its number, and its terms as the server keeps them, in their order.
    mutating func append(_ number: Int64, termsOf terms: [TextTerm], in table: TableShape) {
        let isOneColumn = table.columns.count == 2
        var kept: Set<String> = []
        for term in terms {
            // Longer ones are cut by the server (`search_terms`).
            let text = String(String.UnicodeScalarView(term.text.unicodeScalars.prefix(500)))
            kept.insert(text)
            if !isOneColumn { kept.insert(term.column.lowercased() + ":" + text) }
        }
        beginRow(2)
        append(number)
        append(kept.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.joined(separator: " "))
    }
}
