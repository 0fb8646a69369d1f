import Database
import Kernel

/// What the rows of a deposit would change of what is stored.
struct DepositStep {
    private let agreement: Agreement
    private let connection: Connection

    init(_ agreement: Agreement, _ connection: Connection) throws {
        self.agreement = agreement
        self.connection = connection
    }

    /// What becomes of each row, and what is to be written. A row that says the same of an establishment as one before it is a
    /// duplicate; one that says something else is refused, since nobody could tell which is right.
    func lines(_ rows: [DepositRow]) throws -> (lines: [RowReport.Line], changes: [DepositRow.Content]) {
        let table = AgreementTable(connection)
        let establishments = EstablishmentTable(connection)
        var seen: [Int64: DepositRow.Content] = [:]
        var changes: [DepositRow.Content] = []
        let lines = try rows.map { row in
            let content: DepositRow.Content
            switch row.result {
            case .failure(let failure): return refused(row, failure)
            case .success(let read): content = read
            }
            if let earlier = seen[content.siret] {
                guard earlier == content else { return refused(row, DepositStep.contradiction) }
                return RowReport.Line(line: row.line, outcome: "duplicate", id: nil, failure: nil)
            }
            guard try establishments.fingerprint(of: content.siret) != nil else {
                return refused(row, DepositStep.unknown)
            }
            seen[content.siret] = content
            let known = try table.record(of: content.siret, under: agreement.id)
            let isSame = known?.data == content.data && (content.dataDate == nil || known?.dataDate == content.dataDate)
            if !isSame { changes.append(content) }
            return RowReport.Line(
                line: row.line, outcome: known == nil ? "created" : isSame ? "unchanged" : "updated", id: nil,
                failure: nil)
        }
        return (lines, changes)
    }

    private func refused(_ row: DepositRow, _ failure: Failure) -> RowReport.Line {
        RowReport.Line(line: row.line, outcome: "refused", id: nil, failure: failure)
    }

    private static let contradiction = Failure.invalid(
        "/siret", "contradiction",
        Text(
            fr: "Une ligne plus haut dit autre chose du même établissement.",
            en: "A line above says something else of the same establishment."))
    private static let unknown = Failure.invalid(
        "/siret", "unknown-establishment",
        Text(fr: "Aucun établissement ne porte ce numéro.", en: "No establishment has this number."))
}
