import Database
import Kernel

/// Rewrites the search index after words were taken out of it, a piece at a time, so that the file holds them nowhere.
struct SearchMerge {
    private let transaction: WriteTransaction
    private var connection: Connection { transaction.connection }

    /// Pages of the index rewritten in one step: some milliseconds of the one writer.
    private static let pages = 500

    init(_ transaction: WriteTransaction) { self.transaction = transaction }

    /// Goes on with the rewriting; `true` when there is more.
    func step() throws -> Bool {
        guard try connection.value("SELECT count(*) FROM ticketTextWipe", as: Int.self) ?? 0 > 0 else { return false }
        let before = try changes()
        // A negative number has all parts of the index merged into one, however full they are (FTS5, §6.8).
        try connection.run("INSERT INTO ticketText (ticketText, rank) VALUES ('merge', \(-SearchMerge.pages))")
        if try changes() - before >= 2 { return true }
        try connection.run("DELETE FROM ticketTextWipe")
        transaction.emptyLogAfterwards()
        return false
    }

    private func changes() throws -> Int { try connection.value("SELECT total_changes()", as: Int.self) ?? 0 }
}
