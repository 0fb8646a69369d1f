import Accounts
import Database
import Endpoints
import Kernel

/// Looks after what people follow, one person at a time, and writes to whom something changed: one letter, which does not say what.
struct FollowUpDigest {
    let companies: Companies
    let postbox: any Postbox

    /// Those of one person that are looked at in a step.
    private static let most = 200

    /// Looks after the next person; whether there may be more.
    func step(in transaction: WriteTransaction) throws -> Bool {
        let now = transaction.now
        let table = CompanyFollowUpTable(transaction.connection)
        let due = try table.due(at: now, limit: FollowUpDigest.most)
        guard let account = due.first?.account else { return false }
        guard let reader = try recipient(account, in: transaction.connection) else {
            for followUp in due { try table.remove(followUp.id) }
            return true
        }
        let clearance = try Clearance(of: account, on: ParisTime.day(at: now), in: transaction.connection)
        var isChanged = false
        for followUp in due {
            var next = followUp
            next.snapshot = try CompanySnapshot(of: followUp, in: transaction.connection)
            var changes = followUp.snapshot.changes(to: next.snapshot)
            let place =
                try followUp.siret.map { try companies.place(of: $0, in: transaction.connection) }
                ?? companies.place(of: followUp.siren, in: transaction.connection)
            changes += try news(of: followUp, for: clearance.at(place), in: transaction.connection)
            next.lookedAt = now
            next.nextAt = followUp.rhythm.next(after: now)
            try table.put(next)
            for change in changes {
                try table.insert(change, transaction.identifier(), of: followUp.id, at: now)
                isChanged = true
            }
        }
        if isChanged {
            try postbox.post(
                Letter(
                    "company-digest", to: reader, about: "companyFollowUps/\(account)",
                    step: ParisTime.day(at: now).description, link: "/v1/company-follow-ups"), in: transaction)
        }
        return true
    }

    /// Somebody whose account stands and has an address.
    private func recipient(_ name: String, in connection: Connection) throws -> Letter.Recipient? {
        guard let id = Identifier<Account>(name), let account = try AccountTable(connection).find(id),
            [.active, .invited].contains(account.state), let email = account.email
        else { return nil }
        return Letter.Recipient(
            account: name, address: email.description, name: account.name.description, language: account.language)
    }

    /// What services and partners brought since the last look, as far as the reader sees it.
    private func news(
        of followUp: CompanyFollowUp, for clearance: Clearance, in connection: Connection
    ) throws -> [CompanyFollowUp.Change] {
        let range =
            followUp.siret.map { $0.stored...$0.stored }
            ?? followUp.siren.stored * 100_000...followUp.siren.stored * 100_000 + 99_999
        let interventions = try InterventionTable(connection).all(at: range, since: followUp.lookedAt, limit: 50)
            .filter { InterventionSight.of($0, for: clearance) != .nothing }
            .map { CompanyFollowUp.Change(kind: "intervention", before: nil, after: $0.id.description) }
        let sections = try AgreementTable(connection).sections(
            changedIn: range, since: followUp.lookedAt, on: companies.today, for: clearance)
        return interventions
            + sections.map { CompanyFollowUp.Change(kind: "record", before: nil, after: $0.rawValue) }
    }
}
