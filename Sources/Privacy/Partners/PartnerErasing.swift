import Accounts
import Crypto
import Database
import Endpoints
import Journal
import Kernel
import Synchronization

extension PrivacyKeeping {
    /// Destroys all that is a partner organisation's own, the last built first, and erases the persons whom nobody else knew;
    /// noted in the ledger first, so that no older backup brings it back.
    func erasePartner(
        _ organisation: String, manifest: String?, by author: Author, request: String?, on worker: Worker
    ) throws -> PartnerErasure {
        let known = try worker.read { try AccountTable($0).known(onlyBy: organisation) }
        for account in known {
            let subject = try worker.read { try? PersonReference.account(account).subject(in: $0) }
            guard let subject else { continue }
            _ = try erase(subject, origin: .owner, by: author, request: request, on: worker)
        }
        return try erasing.withLock { _ in
            let digest = ErasureLedger.digest(ofOrganisation: organisation)
            let applied: Int
            do { applied = try ledger.append(digest, at: worker.now) } catch is DiskError {
                throw Failure(.storageFull)
            }
            let counts = try destroy(organisation) { work in try worker.write(work) }
            return try worker.write { transaction in
                try ErasureTable(transaction.connection).setApplied(applied)
                return try Self.certify(
                    organisation, .owner, manifest: manifest, persons: known.count, counts, by: author,
                    request: request,
                    in: transaction)
            }
        }
    }

    /// Destroys again the organisations that an older backup brought back.
    func replayPartners(_ erased: Set<Digest>, in database: Database, _ reader: Reader) throws -> Int {
        let back = try reader.read { try organisations($0) }.filter {
            erased.contains(ErasureLedger.digest(ofOrganisation: $0))
        }
        for organisation in back {
            let counts = try destroy(organisation) { work in try database.writer.write(work) }
            _ = try database.writer.write { transaction in
                try Self.certify(
                    organisation, .ledger, manifest: nil, persons: 0, counts, by: .service, request: nil,
                    in: transaction)
            }
        }
        return back.count
    }

    private static func certify(
        _ organisation: String, _ origin: Erasure.Origin, manifest: String?, persons: Int, _ counts: [Erasure.Count],
        by author: Author, request: String?, in transaction: WriteTransaction
    ) throws -> PartnerErasure {
        let erasure = PartnerErasure(
            id: transaction.identifier(), organisation: organisation, origin: origin, manifest: manifest,
            persons: persons, counts: counts, erasedAt: transaction.now)
        try PartnerErasureTable(transaction.connection).insert(erasure)
        try transaction.journal.append(.partnerErased(erasure), by: author, request: request)
        transaction.emptyLogAfterwards()
        return erasure
    }

    private func destroy(
        _ organisation: String, write: (@escaping @Sendable (WriteTransaction) throws -> Int) throws -> Int
    ) throws -> [Erasure.Count] {
        try partners.reversed().map { declaration in
            var rows = 0
            while case let count = try write({ try declaration.erase(organisation, $0) }), count > 0 {
                rows += count
                if count < 1000 { break }
            }
            return Erasure.Count(name: declaration.name, rows: rows)
        }
    }
}
