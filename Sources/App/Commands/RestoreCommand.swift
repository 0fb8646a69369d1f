import Crypto
import Database
import Kernel

/// Puts a backup in the place of a database that no service has open.
enum RestoreCommand: Subcommand {
    static let name = "restore"
    static let usage = "FILE [--database FILE] [--keep-replaced FILE]"
    static let summary = Text(
        fr: "remet une sauvegarde vérifiée à la place de la base, service arrêté",
        en: "puts a verified backup in the place of the database, service stopped")
    static let flags = ["database", "home", "keep-replaced"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one FILE expected") }
        let restored = try Backup.restore(
            arguments.rest[0], to: try arguments.database(), keepingReplacedAt: arguments.flags["keep-replaced"])
        Terminal.print("\(restored.digest.hexadecimal)  \(restored.path)  (\(restored.bytes) bytes)")
        return 0
    }
}
