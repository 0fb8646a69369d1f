package import Crypto
package import Database
import Endpoints
private import Synchronization

/// Seals anew what an earlier key sealed: each start walks once through the sealed columns of all features, a bounded number
/// of rows at a time, so that after a rotation nothing but the journal's older segments needs the old key.
package final class Resealing: Sendable {
    private let columns: [SealedColumn]
    private let keys: KeyRing?
    /// The column and the row that the walk has reached.
    private let place = Mutex((column: 0, row: ""))

    /// A walk that has not begun.
    package init(_ keys: KeyRing?, columns: [SealedColumn] = Service.sealedColumns) {
        self.keys = keys
        self.columns = columns
    }

    /// What the application runs.
    var feature: Feature {
        Feature(
            name: "resealing", jobs: [Feature.Job(name: "reseal", everySeconds: 60) { try self.step(in: $0) }])
    }

    /// Goes on by one step; `true` while there is more to do.
    package func step(in transaction: WriteTransaction) throws -> Bool {
        let (column, row) = place.withLock { ($0.column, $0.row) }
        guard let keys, column < columns.count else { return false }
        let last = try columns[column].reseal(after: row, keys, in: transaction.connection)
        transaction.afterCommit { self.place.withLock { $0 = last.map { (column, $0) } ?? (column + 1, "") } }
        return true
    }
}
