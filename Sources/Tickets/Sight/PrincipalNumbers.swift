import Database
private import Synchronization

/// Numbers of principals kept in memory: a number that was once on the disk never changes.
final class PrincipalNumbers: Sendable {
    private let known = Mutex<[String: Int]>([:])
    /// More than this is forgotten, and read again.
    private static let most = 20_000

    /// The numbers of those of some that have one, by their names.
    ///
    /// - Parameter connection: one that sees only what is on the disk.
    func numbers(of principals: [Principal], in connection: Connection) throws -> [String: Int] {
        var numbers = known.withLock { known in
            var numbers: [String: Int] = [:]
            for principal in principals {
                let name = principal.name
                numbers[name] = known[name]
            }
            return numbers
        }
        let missing = principals.filter { numbers[$0.name] == nil }
        guard !missing.isEmpty else { return numbers }
        let read = try PrincipalTable(connection).numbers(of: missing)
        known.withLock { known in
            if known.count + read.count > PrincipalNumbers.most { known.removeAll() }
            known.merge(read) { $1 }
        }
        numbers.merge(read) { $1 }
        return numbers
    }
}
