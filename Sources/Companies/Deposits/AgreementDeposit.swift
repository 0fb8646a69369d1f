import Database
import Endpoints
import JSON
import Journal
import Kernel

/// What a partner sends under its agreement: judged in lots and kept apart, then applied at once.
struct AgreementDeposit {
    private let agreement: Agreement
    private let caller: Caller
    private let author: Author

    /// - Parameter author: who brings it, when that is not who asks.
    init(_ agreement: Agreement, by caller: Caller, as author: Author? = nil) {
        self.agreement = agreement
        self.caller = caller
        self.author = author ?? Author(caller)
    }

    /// Hands rows over one by one, each with its number and its cells.
    typealias Rows = (_ take: (Int, DepositFile.Cells) throws -> Void) throws -> Void

    /// Takes rows; says what became of them, or would, and under which name that is kept.
    func take(
        isSimulation: Bool, on worker: Worker, _ rows: Rows
    ) throws -> (answer: Representation, deposit: Identifier<Deposit>?) {
        let (agreement, caller, author) = (self.agreement, self.caller, self.author)
        let id = Identifier<Deposit>(at: worker.now)
        let report: RowReport
        do { report = try judge(rows, id, on: worker) } catch {
            try clear(id, on: worker)
            throw error
        }
        let receipt = DepositReceipt(
            id: isSimulation ? nil : id, agreement: agreement.id, group: nil, report: report)
        guard !isSimulation else {
            try clear(id, on: worker)
            return (receipt.representation(for: caller), nil)
        }
        let answer = receipt.representation(for: caller)
        try worker.write { transaction in
            let count = try DepositStep(agreement, id, transaction.connection).apply(at: transaction.now)
            try receipt.keep(answer, by: author == .service ? "service" : caller.author, in: transaction)
            try transaction.journal.append(
                Event(
                    "company-deposit-applied", on: ObjectName("deposit", id), version: 1,
                    details: "{\"category\":\"\(agreement.section.rawValue)\",\"rows\":\(count)}",
                    audience: [Audience(organisation: agreement.organisation)]), by: author,
                request: caller.request)
        }
        try clear(id, on: worker)
        return (answer, id)
    }

    /// Rows that are judged together, and their bytes: others write in between.
    private static let mostRows = 1000
    private static let mostBytes = 4 << 20

    private func judge(_ each: Rows, _ id: Identifier<Deposit>, on worker: Worker) throws -> RowReport {
        var report = RowReport()
        var rows: [DepositRow] = []
        var bytes = 0
        let agreement = agreement
        func flush() throws {
            let batch = rows
            let lines = try worker.write { transaction in
                let step = DepositStep(agreement, id, transaction.connection)
                return try batch.map(step.stage)
            }
            for line in lines { report.add(line) }
            rows.removeAll(keepingCapacity: true)
            bytes = 0
        }
        let mapping = agreement.mapping
        try each { line, cell in
            let row = DepositRow(line: line, mapping, cell: cell)
            rows.append(row)
            if case .success(let content) = row.result { bytes += content.data.utf8.count }
            if rows.count == AgreementDeposit.mostRows || bytes > AgreementDeposit.mostBytes { try flush() }
        }
        try flush()
        return report
    }

    private func clear(_ id: Identifier<Deposit>, on worker: Worker) throws {
        let agreement = agreement
        while try worker.write({ try DepositStep(agreement, id, $0.connection).clear() }) {}
    }
}
