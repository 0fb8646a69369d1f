private import CSQLite
private import Glibc
private import Kernel

/// The pace of a long copy, made beside a service that goes on writing: after each slice, what was copied goes to the disk
/// and the one who copies rests.
///
/// Left to the system, the pages of a copy gather in memory and then go to the disk all at once; a writer that waits for
/// its own few pages waits for them too.
final class CopyPace {
    private let file: File
    private let log: String
    private var length = 0
    private var stepBegan = MonotonicClock.nanoseconds()
    /// Why the disk did not take a slice; it says so once only.
    private(set) var failure: (any Error)?

    /// Bytes that may wait for the disk.
    private static let slice = 256 << 10
    /// Nanoseconds of work between two rests.
    private static let longestStep: UInt64 = 2_000_000
    private static let restMicroseconds: UInt32 = 1500

    /// A pace for a copy that appears at a path, of a database whose log would grow while the copy is made.
    init(of path: String, from database: String) throws {
        file = try File(reading: path)
        log = database + "-wal"
    }

    /// Runs a statement that copies, in slices.
    func run(_ statement: SQL, on connection: Connection) throws {
        // A hundred steps of SQLite's machine copy some tens of rows.
        sqlite3_progress_handler(
            connection.handle, 100,
            { context in Unmanaged<CopyPace>.fromOpaque(context!).takeUnretainedValue().step() ? 0 : 1 },
            Unmanaged.passUnretained(self).toOpaque())
        defer { sqlite3_progress_handler(connection.handle, 0, nil, nil) }
        do { try connection.run(statement) } catch { throw failure ?? error }
    }

    /// Rests, unless the log is long: it can begin anew only when the copy has ended.
    func rest() {
        if File.size(of: log) < WriteAheadLog.longLog { usleep(CopyPace.restMicroseconds) }
        stepBegan = MonotonicClock.nanoseconds()
    }

    /// Called often while the copy is made; whether it goes on.
    private func step() -> Bool {
        do {
            let size = try file.size()
            if size - length >= CopyPace.slice {
                try file.synchronize()
                length = size
            } else if MonotonicClock.nanoseconds() - stepBegan < CopyPace.longestStep {
                return true
            }
        } catch {
            failure = error
            return false
        }
        rest()
        return true
    }
}
