private import CSQLite
private import Synchronization

/// The log in which SQLite puts what is written before it goes to the main file, and the moments at which the writer
/// moves it there: nobody else does (sqlite.org/wal.html §3, "Checkpointing").
final class WriteAheadLog {
    private let connection: Connection
    private let room: LogRoom
    /// Pages in the log after the last commit; written by SQLite's hook.
    private let pages: UnsafeMutablePointer<Int32>
    /// Pages in the log at the last attempt to move it.
    private var pagesAtLastMove: Int32 = 0
    private let pageSize: Int

    /// Pages that are written before they are moved while writing goes on: what is written again meanwhile is moved once.
    private static let moveInterval: Int32 = 4000
    /// Bytes from which the log is cut to nothing, which wants every reader to have left it.
    static let longLog = 64 << 20
    /// Bytes from which the readers are cut sooner than they were promised.
    private static let crowdedLog = 128 << 20
    /// Bytes from which the writer waits for the readers rather than let it grow.
    private static let longestLog = 208 << 20

    init(of connection: Connection, _ room: LogRoom) {
        self.connection = connection
        self.room = room
        pages = .allocate(capacity: 1)
        pages.initialize(to: 0)
        pageSize = ((try? connection.value("PRAGMA page_size", as: Int.self)) ?? nil) ?? 4096
        sqlite3_wal_hook(
            connection.handle,
            { context, _, _, pages in
                context!.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, pages)
    }

    deinit {
        sqlite3_wal_hook(connection.handle, nil, nil)
        pages.deallocate()
    }

    var isEmpty: Bool { pages.pointee == 0 }

    /// Its size: each page is preceded by 24 bytes, the whole by 32.
    var bytes: Int { isEmpty ? 0 : Int(pages.pointee) * (pageSize + 24) + 32 }

    /// Called between two batches.
    func moveIfLong() {
        // The log began anew: everything had been moved, and no reader was left in it.
        if pages.pointee < pagesAtLastMove { pagesAtLastMove = 0 }
        room.isShort.store(bytes >= WriteAheadLog.crowdedLog, ordering: .relaxed)
        guard pages.pointee - pagesAtLastMove >= WriteAheadLog.moveInterval else { return }
        if bytes >= WriteAheadLog.longestLog {
            move(SQLITE_CHECKPOINT_TRUNCATE, patience: 6000)
        } else if bytes >= WriteAheadLog.longLog {
            move(SQLITE_CHECKPOINT_TRUNCATE, patience: 20)
        } else {
            move(SQLITE_CHECKPOINT_PASSIVE, patience: 0)
        }
    }

    /// Called when nothing waits: everything goes to the main file, and the log has no bytes left.
    func empty() {
        guard !isEmpty else { return }
        move(SQLITE_CHECKPOINT_TRUNCATE, patience: 100)
    }

    /// Moves what can be moved. A reader that is in the way, or a disk that fails, is no error: the log keeps
    /// everything, and the next attempt comes.
    private func move(_ mode: Int32, patience milliseconds: Int32) {
        pagesAtLastMove = pages.pointee
        sqlite3_busy_timeout(connection.handle, milliseconds)
        let status = sqlite3_wal_checkpoint_v2(connection.handle, nil, mode, nil, nil)
        sqlite3_busy_timeout(connection.handle, 5000)
        if status == SQLITE_OK, mode == SQLITE_CHECKPOINT_TRUNCATE {
            pages.pointee = 0
            pagesAtLastMove = 0
            room.isShort.store(false, ordering: .relaxed)
        }
    }
}
