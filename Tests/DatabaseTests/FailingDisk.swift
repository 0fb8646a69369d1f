import CFaultVFS
import Database
import Glibc
import TestFolders

/// A file system that fails when told to, and a database on it.
final class FailingDisk: @unchecked Sendable {
    private let home = TemporaryFolder()
    var folder: String { home.path }
    let path: String
    private let fault: OpaquePointer
    private let name: String

    init() throws {
        path = home.path + "/test.sqlite"
        name = home.path
        fault = cfault_create(name)
    }

    /// Opens the database on this disk, or on the machine's own.
    func open(failing: Bool = true) throws -> Database {
        var configuration = DatabaseConfiguration(path: path)
        configuration.fileSystem = failing ? name : nil
        // Waiting for the machine's disk proves nothing here.
        configuration.isDurable = failing
        return try Database(configuration, migrations: [TemporaryDatabase.notes])
    }

    /// How it fails.
    enum Failure: CaseIterable {
        case broken
        case full
    }

    /// Fails the n-th operation from now, from 1, and all after it when that lasts.
    func fail(at operation: Int, _ failure: Failure, lasting: Bool) {
        cfault_arm(fault, operation, failure == .full ? CFaultFull : CFaultDisk, lasting)
    }

    /// Works again; says whether it failed meanwhile.
    func mend() -> Bool { cfault_disarm(fault) }

    /// Calls back before each change of a file, on the thread that makes it.
    func observe(_ observer: @escaping @convention(c) (UnsafeMutableRawPointer?) -> Void, _ context: AnyObject) {
        cfault_observe(fault, observer, Unmanaged.passUnretained(context).toOpaque())
    }

    static func remove(_ path: String) { unlink(path) }

    /// Writes what a power cut would leave of the database into a new one.
    func writeRemains(to destination: String, seed: UInt64) -> Bool {
        cfault_write_remains(fault, path, destination, seed)
            && cfault_write_remains(fault, path + "-wal", destination + "-wal", seed &+ 1)
    }
}
