import Attachments
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
        let database = try arguments.database()
        let backup = try Backup.make(of: database, at: arguments.rest[0])
        // The database first: a file never changes, and one that comes meanwhile is not of this backup.
        let files = try Backup.read(backup.path) {
            try AttachmentBackup($0, from: FileStore(beside: database), to: FileStore(beside: backup.path))
        }
        Terminal.print("\(backup.digest.hexadecimal)  \(backup.path)  (\(backup.bytes) bytes)")
        if files.files > 0 { Terminal.print("\(files.files) files of attachments: \(backup.path).files") }
        for id in files.lost { Terminal.error("guichet backup: the file of attachment \(id) is missing or damaged") }
        return files.lost.isEmpty ? 0 : 1
    }
}
