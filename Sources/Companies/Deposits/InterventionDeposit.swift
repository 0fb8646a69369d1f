import Database
import Endpoints
import JSON
import Journal
import Kernel

/// The interventions of a group, in a file: each known by what its service calls it, kept together or told.
struct InterventionDeposit {
    private let group: CompanyGroup.ID
    private let format: InterventionFormat
    private let caller: Caller
    private let companies: Companies
    /// Rows are written in one step while others wait: more of them are several deposits.
    private static let mostRows = 5000

    init(_ group: CompanyGroup.ID, _ format: InterventionFormat, by caller: Caller, _ companies: Companies) {
        self.group = group
        self.format = format
        self.caller = caller
        self.companies = companies
    }

    /// Takes a file; says what became of its rows, or would.
    func take(_ file: DepositFile, isSimulation: Bool, on worker: Worker) throws -> Representation {
        let (caller, companies, group) = (self.caller, self.companies, self.group)
        var rows: [InterventionRow] = []
        try file.each(columns: format.columns) { line, cell in
            guard rows.count < InterventionDeposit.mostRows else {
                throw Failure.invalid("", "row-count", Text(fr: "5 000 lignes au plus.", en: "5,000 rows at most."))
            }
            rows.append(InterventionRow(line: line, format.draft(for: group, cell)))
        }
        let all = rows
        return try worker.write { transaction in
            func put() throws -> RowReport {
                var bulk = try InterventionBulk(transaction, for: caller, companies)
                _ = try bulk.keeper.group(group)
                var report = RowReport()
                for row in all { report.add(try bulk.put(row)) }
                return report
            }
            let report = isSimulation ? try transaction.connection.undoing(put) : try put()
            let id: Identifier<Deposit>? = isSimulation ? nil : transaction.identifier()
            let receipt = DepositReceipt(id: id, agreement: nil, group: group, report: report)
            let answer = receipt.representation(for: caller)
            try receipt.keep(answer, by: caller.author, in: transaction)
            if let id {
                try transaction.journal.append(
                    Event(
                        "company-deposit-applied", on: ObjectName("deposit", id), version: 1,
                        details: "{\"category\":\"interventions\",\"rows\":\(report.changes)}",
                        audience: try GroupTable(transaction.connection).find(group).map {
                            [Audience(organisation: $0.organisation)]
                        } ?? []), by: caller)
            }
            return answer
        }
    }
}
