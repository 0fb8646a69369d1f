import Database
import Endpoints
import Journal
import Kernel
import Territories

/// Has somebody follow companies, one by one, until they follow as many as anybody may.
struct Following {
    private let transaction: WriteTransaction
    private let caller: Caller
    private let account: String
    private let table: CompanyFollowUpTable
    private var count: Int

    init(_ transaction: WriteTransaction, for caller: Caller) throws {
        self.transaction = transaction
        self.caller = caller
        account = caller.person?.account ?? ""
        table = CompanyFollowUpTable(transaction.connection)
        count = try table.all(of: account, after: nil, limit: CompanyFollowUp.most).count
    }

    /// Follows one, or changes the rhythm of one that is followed already; `nil` when there are too many.
    mutating func follow(_ siren: Siren, _ siret: Siret?, _ rhythm: CompanyFollowUp.Rhythm) throws -> (
        followUp: CompanyFollowUp, isNew: Bool
    )? {
        let now = transaction.now
        let old = try table.find(of: account, siren: siren.stored, siret: siret?.stored)
        guard old != nil || count < CompanyFollowUp.most else { return nil }
        let followUp = CompanyFollowUp(
            id: old?.id ?? transaction.identifier(), account: account, siren: siren, siret: siret, rhythm: rhythm,
            snapshot: try old?.snapshot
                ?? CompanySnapshot(siren: siren.stored, siret: siret?.stored, in: transaction.connection),
            lookedAt: old?.lookedAt ?? now, nextAt: rhythm.next(after: now), createdAt: old?.createdAt ?? now)
        try table.put(followUp)
        if old == nil { count += 1 }
        try transaction.journal.append(
            Event("company-followed", on: ObjectName("companyFollowUp", followUp.id)), by: caller)
        return (followUp, old == nil)
    }
}
