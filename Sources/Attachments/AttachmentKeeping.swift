import Database
import Endpoints
import Journal
import Kernel

/// What is done to attachments while nobody asks: files that no row names any more are destroyed, and those that were never
/// attached too.
final class AttachmentKeeping: Sendable {
    private let settings: AttachmentSettings

    /// Seconds after which a file that no row names was left behind by a crash, not by an upload under way.
    private static let orphanAge = 3600
    /// Days for which a destroyed attachment answers that it is gone.
    private static let goneDays: Int64 = 30

    init(_ settings: AttachmentSettings) { self.settings = settings }

    /// Erases files that were not attached in time.
    func expire(in transaction: WriteTransaction) throws -> Bool {
        let table = AttachmentTable(transaction.connection)
        let oldest = transaction.now.adding(seconds: -Attachment.waitingTime)
        let forgotten = try table.forgotten(since: oldest, limit: 100)
        for id in forgotten {
            if let attachment = try table.find(id) { try transaction.attachments.erase(attachment, by: .service) }
        }
        let dropped = try table.dropErased(
            before: transaction.now.adding(seconds: -AttachmentKeeping.goneDays * 86_400))
        return forgotten.count == 100 || dropped == 500
    }

    /// Destroys the files that rows let go.
    func removeFiles(on worker: Worker) throws -> Bool {
        let files = try worker.read { try AttachmentTable($0).removals() }
        for file in files {
            try settings.store.remove(file)
            try worker.write { try AttachmentTable($0.connection).forgetRemoval(of: file) }
        }
        return files.count == 100
    }

    /// Destroys what a crash left behind.
    func sweep(on worker: Worker) throws -> Bool {
        try settings.store.removeDrafts(olderThan: AttachmentKeeping.orphanAge)
        for file in settings.store.names(olderThan: AttachmentKeeping.orphanAge) {
            let isNamed = try worker.read { try AttachmentTable($0).names(file) }
            if !isNamed { try settings.store.remove(file) }
        }
        return false
    }
}
