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
        let words: Words
        let isNote: Bool
    }

    /// A text as it is searched.
    struct Words: Sendable {
        let folded: String

        init(of text: String) { folded = SearchTable.folded(text) }
    }

    /// More messages than this in one commit wait to be put in together, by a job: each commit that writes in the index makes
    /// a part of it, and parts have to be merged.
    private static let mostAtOnce = 8

    /// Puts a message in: at once when few are written, soon when many are.
    func insert(_ entry: Entry, for audience: Audiences) {
        transaction.beforeCommit { [transaction] in
            let table: SQL =
                transaction.endings > SearchTable.mostAtOnce
                ? "ticketTextWaiting (number, words, notes, readers)" : "ticketText (rowid, words, notes, readers)"
            try transaction.connection.run("INSERT INTO \(table) VALUES \(SearchTable.values(entry, audience))")
        }
    }

    /// Takes a message back.
    func remove(_ entry: Entry, for audience: Audiences) {
        transaction.beforeCommit { [connection = transaction.connection] in
            // What still waits is not in the index.
            guard try connection.run("DELETE FROM ticketTextWaiting WHERE number = \(entry.number)") == 0 else {
                return
            }
            let folded = entry.words.folded
            try connection.removeText(
                Int64(entry.number), from: "ticketText", columns: "words, notes, readers",
                values: "\(entry.isNote ? "" : folded), \(entry.isNote ? folded : ""), \(audience.searchTokens)")
        }
    }

    private static func values(_ entry: Entry, _ audience: Audiences) -> SQL {
        let folded = entry.words.folded
        return """
            (\(entry.number), \(entry.isNote ? "" : folded), \(entry.isNote ? folded : ""), \(audience.searchTokens))
            """
    }

    /// How many of those that wait are put in at once: some tens of milliseconds of the one writer.
    private static let step = 1000

    /// Puts in those that wait; `true` when there may be more.
    func insertWaiting() throws -> Bool {
        let connection = transaction.connection
        let waiting =
            try connection.value(
                "SELECT count(*) FROM (SELECT 1 FROM ticketTextWaiting LIMIT \(SearchTable.step))", as: Int.self) ?? 0
        guard waiting > 0 else { return false }
        // At the end of the batch, in line with what else is put in and taken back.
        transaction.beforeCommit {
            let last = try connection.value(
                """
                SELECT max(number) FROM
                    (SELECT number FROM ticketTextWaiting ORDER BY number LIMIT \(SearchTable.step))
                """, as: Int.self)
            guard let last else { return }
            try connection.run(
                """
                INSERT INTO ticketText (rowid, words, notes, readers)
                SELECT number, words, notes, readers FROM ticketTextWaiting WHERE number <= \(last) ORDER BY number
                """)
            try connection.run("DELETE FROM ticketTextWaiting WHERE number <= \(last)")
        }
        return waiting == SearchTable.step
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

extension SearchTable.Entry {
    init(number: Int, text: String, isNote: Bool) {
        self.init(number: number, words: SearchTable.Words(of: text), isNote: isNote)
    }
}
