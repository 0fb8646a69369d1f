import Crypto
import Database
import Endpoints
import Journal
import Kernel

/// Has the files scanned that wait for it, the longest waiting first. What could not be scanned is tried again, ever more
/// rarely, and given up after two days: it stays closed all the while.
struct ScanChore {
    private let settings: AttachmentSettings

    /// Scans that say nothing, after which a file is given up.
    private static let mostAttempts = 3
    /// Seconds after which a file is given up when the scanner does not answer.
    private static let longestWait: Int64 = 2 * 86_400

    init(_ settings: AttachmentSettings) { self.settings = settings }

    /// Scans one file.
    ///
    /// - Returns: `true` when another may be scanned at once.
    func step(_ worker: Worker) throws -> Bool {
        guard case .clamd(let scanner) = settings.scanning, let keys = settings.keys,
            let waiting = try worker.read({ try ScanTable($0).next(at: worker.now) })
        else { return false }
        do {
            let key = try keys.open(waiting.content.key, at: StoredContent.place(of: waiting.id))
            let verdict = try scanner.scan { write in
                try settings.store.read(waiting.content.file, key: key) { try write($0) }
            }
            try settle(waiting, verdict, on: worker)
            return true
        } catch is ScannerUnreachable {
            try postpone(waiting, on: worker)
            return false
        } catch let error where !(error is Failure) {
            // The file itself cannot be read: nobody will read it, and the log says why.
            try worker.write { try ScanChore.end(waiting.id, as: .error(at: $0.now), in: $0) }
            throw error
        }
    }

    private func settle(_ waiting: WaitingScan, _ verdict: ScanVerdict, on worker: Worker) throws {
        try worker.write { transaction in
            switch verdict {
            case .clean: try ScanChore.end(waiting.id, as: .clean(at: transaction.now), in: transaction)
            case .infected(let signature):
                try ScanChore.end(
                    waiting.id, as: .infected(at: transaction.now, signature: signature), in: transaction)
            case .undecided where waiting.attempts + 1 >= ScanChore.mostAttempts:
                try ScanChore.end(waiting.id, as: .error(at: transaction.now), in: transaction)
            case .undecided: try ScanTable(transaction.connection).countAttempt(waiting.id, at: transaction.now)
            }
        }
    }

    /// Waits half as long again as the file has waited, between a second and five minutes.
    private func postpone(_ waiting: WaitingScan, on worker: Worker) throws {
        try worker.write { transaction in
            let age = (transaction.now.milliseconds - waiting.createdAt.milliseconds) / 1000
            guard age < ScanChore.longestWait else {
                return try ScanChore.end(waiting.id, as: .error(at: transaction.now), in: transaction)
            }
            let next = transaction.now.adding(seconds: min(max(age / 2, 1), 300))
            try ScanTable(transaction.connection).postpone(waiting.id, until: next)
        }
    }

    /// Writes what a scan gave, unless the file was erased meanwhile.
    private static func end(_ id: Attachment.ID, as state: Attachment.State, in transaction: WriteTransaction) throws {
        let table = AttachmentTable(transaction.connection)
        guard var attachment = try table.find(id), attachment.state == .scanning else { return }
        attachment.state = state
        attachment.version += 1
        try table.save(attachment, at: transaction.now)
        try transaction.journal.append(.attachmentScanned(attachment), by: .service)
    }
}
