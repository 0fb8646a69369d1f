import Crypto
import Database
private import Glibc
import Kernel

/// Copies the database while the service goes on.
enum BackupCommand: Subcommand {
    static let name = "backup"
    static let usage = "FILE [--database FILE]"
    static let summary = Text(
        fr: "copie la base, service en marche ou non, avec son empreinte à côté",
        en: "copies the database, running or not, with its digest beside it")
    static let flags = ["database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one FILE expected") }
        // The service comes first: a copy may take a little longer.
        nice(10)
        let backup = try Backup.make(of: try arguments.database(), at: arguments.rest[0])
        Terminal.print("\(backup.digest.hexadecimal)  \(backup.path)  (\(backup.bytes) bytes)")
        return 0
    }
}
