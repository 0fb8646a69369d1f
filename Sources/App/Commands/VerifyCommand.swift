import Attachments
import Crypto
import Database
import Kernel

/// Reads a whole database or backup and says whether it is sound.
enum VerifyCommand: Subcommand {
    static let name = "verify"
    static let usage = "[FILE] [--database FILE]"
    static let summary = Text(
        fr: "relit toute une base ou une sauvegarde et dit si elle est saine",
        en: "reads a whole database or backup and says whether it is sound")
    static let flags = ["database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count <= 1 else { throw UsageError("one FILE at most") }
        let configuration = try Configuration(
            ConfigurationSource(flags: arguments.flags, environment: ConfigurationSource.processEnvironment()))
        let path = try arguments.rest.first ?? configuration.databaseFile()
        let files: (Connection) throws -> [String] = {
            try AttachmentBackup.faults($0, in: FileStore(beside: path))
        }
        let verified = try Backup.verify(path, proofs: Service.proofs(configuration) + [files])
        Terminal.print("ok  \(verified.digest.hexadecimal)  \(verified.path)  (\(verified.bytes) bytes)")
        if configuration.keys == nil { Terminal.print("without GUICHET_KEYS, sealed values were not opened") }
        return 0
    }
}
