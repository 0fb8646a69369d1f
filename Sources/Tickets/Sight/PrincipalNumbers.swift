import Database
private import Synchronization

/// Numbers of principals kept in memory: a number that was once on the disk never changes.
final class PrincipalNumbers: Sendable {
    private let known = Mutex<[Principal: Int]>([:])
    /// More than this is forgotten, and read again.
    private static let most = 20_000

    /// The number of one; `nil` when it has none.
    ///
    /// - Parameter connection: one that sees only what is on the disk.
    func number(of principal: Principal, in connection: Connection) throws -> Int? {
        if let number = known.withLock({ $0[principal] }) { return number }
        guard let number = try PrincipalTable(connection).number(of: principal) else { return nil }
        known.withLock { known in
            if known.count >= PrincipalNumbers.most { known.removeAll() }
            known[principal] = number
        }
        return number
    }
}
