import Attachments
import Crypto
import Database
import Kernel
import Logging

/// Puts a backup in the place of a database that no service has open.
enum RestoreCommand: Subcommand {
    static let name = "restore"
    static let usage = "FILE [--database FILE] [--keys FILE] [--keep-replaced FILE] [--days \(BackupExpiry.standard)]"
    static let summary = Text(
        fr: "remet une sauvegarde vérifiée à la place de la base, service arrêté",
        en: "puts a verified backup in the place of the database, service stopped")
    static let flags = ["database", "home", "keys", "keep-replaced", "days"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one FILE expected") }
        let configuration = try arguments.configuration(besides: ["keep-replaced", "days"])
        let database = try configuration.databaseFile()
        let expiry = try BackupExpiry(arguments.flags["days"])
        guard !expiry.isOver(arguments.rest[0]) else {
            throw UsageError("this backup is older than \(expiry.days) days: say --days to restore it all the same")
        }
        // Files first: those of the database that is replaced stay, and harm nobody.
        let files = try Backup.read(arguments.rest[0]) { connection in
            try AttachmentBackup(
                connection, from: FileStore(beside: arguments.rest[0]), to: FileStore(beside: database))
        }
        let restored = try Backup.restore(
            arguments.rest[0], to: database, keepingReplacedAt: arguments.flags["keep-replaced"])
        for id in files.lost { Terminal.error("guichet restore: the file of attachment \(id) is missing or damaged") }
        if !DiskFile.exists(configuration.erasureLedger) {
            Terminal.error(
                "guichet restore: no ledger of erasures at \(configuration.erasureLedger): nobody is erased again")
        }
        // Starting erases again those whom the backup brought back, before anybody is served.
        try Service(configuration, log: Log(level: .error), reach: .ownerOnly).stop()
        Terminal.print("\(restored.digest.hexadecimal)  \(restored.path)  (\(restored.bytes) bytes)")
        return 0
    }
}
