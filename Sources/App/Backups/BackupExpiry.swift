import Database
import Kernel

/// How long backups are kept: each holds again whoever was erased after it.
struct BackupExpiry {
    /// Days after which a backup is neither kept nor restored without a word.
    let days: Int

    /// What holds unless the command says otherwise: five weeks.
    static let standard = 35

    /// - Parameter text: what was typed after `--days`.
    init(_ text: String?) throws(UsageError) {
        guard let days = text.map({ Int($0) }) ?? BackupExpiry.standard, days > 0 else {
            throw UsageError("--days: a number of days expected")
        }
        self.days = days
    }

    /// Whether a backup is older, by the time of the digest beside it, which is written when it is made.
    func isOver(_ backup: String) -> Bool {
        let age = DiskFile.age(of: Backup.digestPath(of: backup)) ?? DiskFile.age(of: backup) ?? 0
        return age > days * 86_400
    }

    /// The backups of a folder that are older: those with their digest beside them, and never the newest.
    func expired(in folder: String) throws(UsageError) -> [String] {
        guard let names = File.names(in: folder) else { throw UsageError("\(folder) is not a folder") }
        let backups = names.sorted().map { "\(folder)/\($0)" }.filter { DiskFile.exists(Backup.digestPath(of: $0)) }
        let newest = backups.min {
            (DiskFile.age(of: Backup.digestPath(of: $0)) ?? .max)
                < (DiskFile.age(of: Backup.digestPath(of: $1)) ?? .max)
        }
        return backups.filter { $0 != newest && isOver($0) }
    }
}
