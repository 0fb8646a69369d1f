import Database
import Kernel
import Synchronization

/// When sessions and keys were last used: gathered in memory, written once a minute, because a write for each read would
/// cost more than the reads.
final class TokenUse: Sendable {
    private struct Uses {
        var sessions: [String: Timestamp] = [:]
        var keys: [String: Timestamp] = [:]
        /// Sessions used since the last writing.
        var fresh: Set<String> = []

        /// Forgets what was written, but for what was used again meanwhile.
        mutating func forget(
            _ sessions: [(String, Timestamp)], _ keys: [String: Timestamp], olderThan oldest: Timestamp
        ) {
            for (id, at) in sessions where self.sessions[id] == at { fresh.remove(id) }
            for (id, at) in keys where self.keys[id] == at { self.keys[id] = nil }
            // What is stored is enough for sessions that nobody used for so long.
            self.sessions = self.sessions.filter { $0.value > oldest }
        }
    }

    private let uses = Mutex(Uses())

    /// Notes the use of a session unless it has been unused for too long.
    ///
    /// - Parameter known: the last use that is stored.
    /// - Returns: whether the session is still good.
    func useSession(_ id: String, at now: Timestamp, known: Timestamp) -> Bool {
        uses.withLock { uses in
            let last = max(uses.sessions[id] ?? known, known)
            guard last.adding(seconds: Session.longestPause) > now else { return false }
            uses.sessions[id] = now
            uses.fresh.insert(id)
            return true
        }
    }

    /// Notes the use of a key.
    func useKey(_ id: String, at now: Timestamp) { uses.withLock { $0.keys[id] = now } }

    /// Writes what was gathered.
    func write(in transaction: WriteTransaction) throws {
        let oldest = transaction.now.adding(seconds: -Session.longestPause)
        let (sessions, keys) = uses.withLock { uses in
            (uses.fresh.compactMap { id in uses.sessions[id].map { (id, $0) } }, uses.keys)
        }
        transaction.afterCommit { self.uses.withLock { $0.forget(sessions, keys, olderThan: oldest) } }
        for (id, at) in sessions {
            try transaction.connection.run(
                "UPDATE session SET lastUsedAt = \(at) WHERE id = \(id) AND lastUsedAt < \(at)")
            try transaction.connection.run(
                """
                UPDATE account SET lastActivityAt = \(at)
                WHERE id = (SELECT account FROM session WHERE id = \(id)) AND coalesce(lastActivityAt, '') < \(at)
                """)
        }
        for (id, at) in keys {
            try transaction.connection.run(
                "UPDATE apiKey SET lastUsedAt = \(at) WHERE id = \(id) AND coalesce(lastUsedAt, '') < \(at)")
        }
    }
}
