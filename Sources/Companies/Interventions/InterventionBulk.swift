import Database
import Endpoints
import Kernel

/// A row of many interventions, read or refused.
struct InterventionRow: Sendable {
    let line: Int
    let draft: Result<InterventionDraft, Failure>

    init(line: Int, _ draft: Result<InterventionDraft, Failure>) {
        self.line = line
        self.draft = draft
    }
}

/// Puts many interventions, each kept or refused by itself: one place for bulks and files.
struct InterventionBulk {
    let keeper: InterventionKeeper
    private let connection: Connection
    private var seen: [ShortText: InterventionDraft] = [:]

    init(_ transaction: WriteTransaction, for caller: Caller, _ companies: Companies) throws {
        keeper = try InterventionKeeper(transaction, for: caller, companies)
        connection = transaction.connection
    }

    /// Puts one. A row that says the same as one before it is a duplicate; one that calls something else the same is refused.
    mutating func put(_ row: InterventionRow) throws -> RowReport.Line {
        do {
            let draft = try row.draft.get()
            guard let externalId = draft.externalId else {
                throw Failure.invalid(
                    "/externalId", "required", Text(fr: "Nommez l'intervention.", en: "Name the intervention."))
            }
            if let earlier = seen[externalId] {
                guard earlier == draft else {
                    throw Failure.invalid(
                        "/externalId", "contradiction",
                        Text(
                            fr: "Une ligne plus haut dit autre chose de la même intervention.",
                            en: "A line above says something else of the same intervention."))
                }
                return RowReport.Line(line: row.line, outcome: "duplicate", id: nil, failure: nil)
            }
            let (intervention, outcome) = try connection.savepoint { try keeper.put(draft) }
            seen[externalId] = draft
            return RowReport.Line(
                line: row.line, outcome: outcome.rawValue, id: intervention.id.description, failure: nil)
        } catch let failure as Failure {
            return RowReport.Line(line: row.line, outcome: "refused", id: nil, failure: failure)
        }
    }
}
