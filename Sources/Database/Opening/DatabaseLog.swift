private import CSQLite
private import Synchronization

/// What SQLite has to say about disks that fail, damaged pages and recovery, which no answer to a client shows.
///
/// The sentences may hold the text of a statement, never the values, which are bound.
package enum DatabaseLog {
    /// Sends what SQLite says to a function, which any thread may call and which must not use the database.
    ///
    /// Called once, before the first database is opened: SQLite accepts it at no other time.
    package static func send(to receiver: @escaping @Sendable (_ code: Int, _ message: String) -> Void) {
        self.receiver.withLock { $0 = receiver }
        _ = csqlite_config_log { _, code, message in
            guard let message, let receiver = DatabaseLog.receiver.withLock({ $0 }) else { return }
            receiver(Int(code), String(cString: message))
        }
    }

    private static let receiver = Mutex<(@Sendable (Int, String) -> Void)?>(nil)
}
