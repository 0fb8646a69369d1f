private import Glibc
private import Synchronization

/// The right to open the database, held by one process at a time.
///
/// SQLite lets several processes in; before version 3.51.3 two of them that move the log into the file at once can
/// damage it, so ours keeps everybody else out. The kernel gives the lock back when the process ends, however it ends.
final class LockFile: Sendable {
    private let descriptor: Mutex<Int32>

    /// Takes the lock of a database.
    ///
    /// - Throws: `DatabaseError` of the kind `foreign` when another process has it.
    init(beside path: String) throws {
        let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw DatabaseError(.foreign, "cannot create \(path).lock: \(String(cString: strerror(errno)))")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(file)
            throw DatabaseError(.foreign, "another process has \(path) open")
        }
        descriptor = Mutex(file)
    }

    deinit { release() }

    /// Gives the right back; the file stays, since taking it away would let two processes in.
    func release() {
        descriptor.withLock {
            guard $0 >= 0 else { return }
            // A program that is being started holds a copy of the descriptor for a moment, and with it the lock.
            flock($0, LOCK_UN)
            Glibc.close($0)
            $0 = -1
        }
    }
}
