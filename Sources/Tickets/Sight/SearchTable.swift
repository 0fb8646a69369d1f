import Database
import Territories

/// The words of tickets, each row one message at most, with those who may find it: permissions are part of the match.
///
/// The table keeps no text: a row is taken back by giving exactly what was put in. The index is written once for all that
/// is committed together: each command by itself would have it write a part of its own.
struct SearchTable {
    private let transaction: WriteTransaction

    init(_ transaction: WriteTransaction) { self.transaction = transaction }

    /// A row as it was put in.
    struct Entry {
        let number: Int
        let text: String
        let isNote: Bool
    }

    /// Puts a message in.
    func insert(_ entry: Entry, for audience: Audiences) {
        transaction.beforeCommit { [connection = transaction.connection] in
            let folded = SearchTable.folded(entry.text)
            try connection.run(
                """
                INSERT INTO ticketText (rowid, words, notes, readers)
                VALUES (\(entry.number), \(entry.isNote ? "" : folded), \(entry.isNote ? folded : ""),
                    \(audience.searchTokens))
                """)
        }
    }

    /// Takes a message back.
    func remove(_ entry: Entry, for audience: Audiences) {
        transaction.beforeCommit { [connection = transaction.connection] in
            let folded = SearchTable.folded(entry.text)
            try connection.run(
                """
                INSERT INTO ticketText (ticketText, rowid, words, notes, readers)
                VALUES ('delete', \(entry.number), \(entry.isNote ? "" : folded), \(entry.isNote ? folded : ""),
                    \(audience.searchTokens))
                """)
        }
    }

    /// Words as they are compared: œ is oe, accents and capitals go.
    static func folded(_ text: String) -> String { String(decoding: FoldedText(text).bytes, as: UTF8.self) }

    private static func terms(of text: String) -> ArraySlice<Substring> {
        String(decoding: FoldedText(text, expandsLastWord: false).bytes, as: UTF8.self).split(separator: " ").prefix(10)
    }

    /// The beginning of words that a search asks for; `nil` for whole words alone.
    static func beginning(of text: String) -> String? {
        guard text.hasSuffix("*"), let last = terms(of: text).last, last.utf8.count >= 4 else { return nil }
        return String(last)
    }

    /// The match of some words for a caller; `nil` when there is no word, or nobody to find for.
    ///
    /// Whole words are found; the last one finds those that it begins when it ends in `*` and has four letters: an index finds
    /// a word at once, and has to gather what begins with a few letters first.
    static func match(_ text: String, words: [Int], notes: [Int]) -> String? {
        let terms = terms(of: text)
        guard !terms.isEmpty else { return nil }
        let end = beginning(of: text) == nil ? "" : " *"
        let looked = terms.map { "\"\($0)\"" }.joined(separator: " AND ") + end
        func part(_ columns: String, _ readers: [String]) -> String? {
            readers.isEmpty
                ? nil : "({\(columns)} : (\(looked)) AND {readers} : (\(readers.joined(separator: " OR "))))"
        }
        let parts = [
            part("words", words.map { "a\($0)" }), part("words notes", notes.map { "g\($0)" }),
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " OR ")
    }
}
