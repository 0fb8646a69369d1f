import Crypto
package import Database
import Endpoints
import Journal
import Kernel
private import Synchronization

extension PrivacyKeeping {
    /// Erases a person wherever a feature declares that it keeps something of them, and notes it in the ledger first: a
    /// crash on the way is made good at the next start.
    func erase(
        _ subject: DataSubject, origin: Erasure.Origin, by author: Author, request: String?, on worker: Worker
    ) throws -> Erasure {
        try erasing.withLock { _ in
            guard let digest = ledger.digest(of: subject) else { throw Failure(.erasureKeysMissing) }
            let applied: Int
            do {
                applied = try ledger.append(digest, isAddress: subject.account == nil, at: worker.now)
            } catch is DiskError {
                throw Failure(.storageFull)
            }
            let counts = try eraseEverywhere(subject) { work in try worker.write(work) }
            return try worker.write { transaction in
                let erasure = Erasure(
                    id: transaction.identifier(), subject: digest.hexadecimal, origin: origin, counts: counts,
                    erasedAt: transaction.now)
                let table = ErasureTable(transaction.connection)
                try table.insert(erasure)
                try table.setApplied(applied)
                try transaction.journal.append(.personErased(erasure.id), by: author, request: request)
                transaction.emptyLogAfterwards()
                return erasure
            }
        }
    }

    private func eraseEverywhere(
        _ subject: DataSubject,
        write: (@escaping @Sendable (WriteTransaction) throws -> Int) throws -> Int
    ) throws -> [Erasure.Count] {
        try data.map { declaration in
            var rows = 0
            // In steps, so that nobody else waits long.
            while case let count = try write({ try declaration.erase(subject, $0) }), count > 0 {
                rows += count
                if count < 1000 { break }
            }
            return Erasure.Count(name: declaration.name, rows: rows)
        }
    }

    /// Whether a person is among those who were erased.
    private func isAny(of subject: DataSubject, in erased: Set<Digest>) -> Bool {
        ledger.digests(of: subject).contains(where: erased.contains)
    }

    /// Erases again those whom an older backup brought back: called at each start, before anybody is served. Costs nothing
    /// when the database has seen all of the ledger.
    ///
    /// - Returns: how many persons were erased.
    /// - Throws: `erasure-keys-missing` when an address was erased, and the keys by which to know it are not there.
    @discardableResult package func replay(in database: Database) throws -> Int {
        let entries = ledger.entries()
        let reader = try database.makeReader()
        let applied = try reader.read { try ErasureTable($0).applied() }
        guard applied < entries.count else { return 0 }
        // Better nobody served than somebody brought back.
        guard !ledger.lacksKeys(after: applied) else { throw Failure(.erasureKeysMissing) }
        let erased = Set(entries[applied...].compactMap(\.self))
        var subjects: [DataSubject] = []
        var place = ""
        while true {
            let accounts = try reader.read { connection in
                try connection.all(
                    "SELECT id, email FROM account WHERE id > \(place) ORDER BY id LIMIT 1000"
                ) { row in DataSubject(account: try row["id"], email: try row["email"]) }
            }
            guard let last = accounts.last?.account else { break }
            subjects += accounts.filter { isAny(of: $0, in: erased) }
            place = last
        }
        let addresses = try reader.read { connection in try data.flatMap { try $0.addresses(connection) } }
        subjects += Set(addresses).map { DataSubject(email: $0) }.filter { isAny(of: $0, in: erased) }
        for subject in subjects {
            let counts = try eraseEverywhere(subject) { work in try database.writer.write(work) }
            let digest = ledger.digest(of: subject)!
            try database.writer.write { transaction in
                let erasure = Erasure(
                    id: transaction.identifier(), subject: digest.hexadecimal, origin: .ledger, counts: counts,
                    erasedAt: transaction.now)
                try ErasureTable(transaction.connection).insert(erasure)
                try transaction.journal.append(.personErased(erasure.id), by: .service)
            }
        }
        let organisations = try replayPartners(erased, in: database, reader)
        let count = entries.count
        try database.writer.write { transaction in
            try ErasureTable(transaction.connection).setApplied(count)
            transaction.emptyLogAfterwards()
        }
        return subjects.count + organisations
    }
}
