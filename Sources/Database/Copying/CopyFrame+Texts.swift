extension CopyFrame {
    /// Adds a row of an index of texts: its number, and its terms as a `tsvector` keeps them, in the binary form of `tsvectorrecv`
    /// (postgresql.org, src/backend/utils/adt/tsvector.c): their count, then each with a NUL and no positions, in the order of bytes.
    mutating func append(_ number: Int64, _ terms: [TextTerm], isOneColumn: Bool) {
        let kept = CopyFrame.kept(terms, isOneColumn: isOneColumn)
        beginRow(2)
        append(number)
        beginValue(4 + kept.reduce(0) { $0 + $1.count + 3 })
        appendBigEndian(Int32(kept.count))
        for term in kept {
            append(part: term)
            appendBigEndian(UInt8(0))
            appendBigEndian(Int16(0))
        }
    }

    private static func kept(_ terms: [TextTerm], isOneColumn: Bool) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for term in terms {
            // Longer ones are cut by the server (`search_terms`).
            let isShort = term.text.utf8.count <= 500
            let text = Array(
                (isShort ? term.text : String(String.UnicodeScalarView(term.text.unicodeScalars.prefix(500)))).utf8)
            found.append(text)
            if !isOneColumn { found.append(Array((term.column.lowercased() + ":").utf8) + text) }
        }
        found.sort { $0.lexicographicallyPrecedes($1) }
        var kept: [[UInt8]] = []
        for term in found where term != kept.last { kept.append(term) }
        return kept
    }
}
