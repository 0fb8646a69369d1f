import Database
import Endpoints
import Journal
import Kernel
import Synchronization

extension PrivacyKeeping {
    /// Goes through the declarations, in steps, and keeps a report.
    func retain(_ mode: RetentionInput.Mode, by author: Author, on worker: Worker) throws -> RetentionRun {
        let counts = try data.map { try retain($0, mode, by: author, on: worker) }
        return try worker.write { transaction in
            let run = RetentionRun(id: transaction.identifier(), mode: mode, at: transaction.now, counts: counts)
            let table = RetentionRunTable(transaction.connection)
            try table.insert(run)
            try table.forget(before: transaction.now.adding(seconds: -2 * 365 * 86_400))
            return run
        }
    }

    private func retain(
        _ declaration: PersonalData, _ mode: RetentionInput.Mode, by author: Author, on worker: Worker
    ) throws -> RetentionRun.Count {
        let visa =
            declaration.isPublicArchive
            ? try worker.read { try ArchiveVisaTable($0).unused(for: declaration.name) } : nil
        if mode == .dryRun || declaration.isPublicArchive && visa == nil {
            let rows = try worker.write { try declaration.retain(true, $0) }
            return RetentionRun.Count(
                name: declaration.name, rows: rows, awaitsVisa: declaration.isPublicArchive && visa == nil && rows > 0)
        }
        var rows = 0
        var isDone = false
        while !isDone {
            let count = try worker.write { transaction in
                let count = try declaration.retain(false, transaction)
                if count > 0 {
                    try transaction.journal.append(.retentionApplied(declaration.name, count), by: author)
                    transaction.emptyLogAfterwards()
                }
                return count
            }
            rows += count
            isDone = count < 1000
        }
        if let visa, rows > 0 {
            let eliminated = rows
            try worker.write {
                try ArchiveVisaTable($0.connection).use(visa.id, eliminated: eliminated, at: $0.now)
            }
        }
        return RetentionRun.Count(name: declaration.name, rows: rows, awaitsVisa: false)
    }

    /// Lets go of what has outlived its duration, once a day, however often the service starts; the first time an hour after
    /// a start, so that an operator who mends something has the time to.
    var scheduledRetention: Feature.Chore {
        Feature.Chore(name: "retention", everySeconds: 3600) { [self] worker in
            if isFirstRound.exchange(false, ordering: .relaxed) { return false }
            try retainIfDue(on: worker)
            return false
        }
    }

    /// Lets go of what has outlived its duration, unless that was done in the last day.
    func retainIfDue(on worker: Worker) throws {
        let last = try worker.read { try RetentionRunTable($0).lastApplication() }
        if let last, worker.now < last.adding(seconds: 86_400) { return }
        _ = try retain(.apply, by: .service, on: worker)
    }
}
