import Attachments
import Database
import Kernel

/// Takes away the backups whose time is over, with their digests and files.
enum BackupPruneCommand: Subcommand {
    static let name = "backup prune"
    static let usage = "FOLDER [--days \(BackupExpiry.standard)] [--mode dry-run]"
    static let summary = Text(
        fr: "retire les sauvegardes périmées d'un dossier, sauf la plus récente",
        en: "takes away the expired backups of a folder, except the newest")
    static let flags = ["days", "mode"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one FOLDER expected") }
        guard [nil, "dry-run"].contains(arguments.flags["mode"]) else { throw UsageError("--mode: dry-run expected") }
        for backup in try BackupExpiry(arguments.flags["days"]).expired(in: arguments.rest[0]) {
            Terminal.print(backup)
            if arguments.flags["mode"] == nil { try remove(backup) }
        }
        return 0
    }

    /// The digest goes last: what a killed command leaves is found again.
    private static func remove(_ backup: String) throws {
        try FileStore(beside: backup).removeEverything()
        try DiskFile.remove(backup)
        try DiskFile.remove(Backup.digestPath(of: backup))
    }
}
