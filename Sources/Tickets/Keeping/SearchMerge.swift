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
        if try connection.mergeText(of: "ticketText", pages: SearchMerge.pages) { return true }
        try connection.run("DELETE FROM ticketTextWipe")
        transaction.emptyLogAfterwards()
        return false
    }
}
