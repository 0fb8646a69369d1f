import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Takes what a partner knows, under its agreement: a table or JSON lines. With `simulate` it says what would be done, and does
/// nothing; otherwise all rows that hold are kept in one transaction, and the others told.
struct Deposit: Errand {
    static let operation = Operation(
        .post, "/v1/deposits", id: "deposit", access: CompanyAccess.depositors, consumes: [.csv, .jsonLines],
        bodyLimit: 200 << 20)
    let companies: Companies

    struct Input: RequestReadable {
        let agreement: Agreement.ID
        let isSimulation: Bool
        let isTable: Bool
        let body: RequestBody

        init(from request: inout RequestReader) throws(Failure) {
            guard let agreement = try request.query("agreement", as: Agreement.ID.self) else {
                throw .invalidParameter("agreement")
            }
            self.agreement = agreement
            isSimulation = try request.query("simulate") ?? false
            isTable = request.isOf(.csv)
            body = request.content
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let agreement = try worker.read { try companies.agreement(input.agreement, for: caller, in: $0) }
        let id = Identifier<Deposit>(at: worker.now)
        let report: RowReport
        do { report = try judge(input, agreement, id, on: worker) } catch {
            try clear(agreement, id, on: worker)
            throw error
        }
        if input.isSimulation {
            try clear(agreement, id, on: worker)
            return self.report(report, id: nil, agreement, for: caller)
        }
        let answer = self.report(report, id: id.description, agreement, for: caller)
        try worker.write { transaction in
            let count = try DepositStep(agreement, id, transaction.connection).apply(at: transaction.now)
            try transaction.connection.run(
                """
                INSERT INTO deposit (id, agreement, receivedAt, author, report)
                VALUES (\(id), \(agreement.id), \(transaction.now),
                    \(caller.person?.account ?? caller.partner?.key ?? ""), \(String(decoding: answer.body, as: UTF8.self)))
                """)
            try transaction.journal.append(
                Event(
                    "company-deposit-applied", on: ObjectName("deposit", id), version: 1,
                    details: "{\"category\":\"\(agreement.section.rawValue)\",\"rows\":\(count)}",
                    audience: [Audience(organisation: agreement.organisation)]), by: caller)
        }
        try clear(agreement, id, on: worker)
        return answer
    }

    /// Rows that are judged together, and their bytes: others write in between.
    private static let mostRows = 1000
    private static let mostBytes = 4 << 20

    private func judge(
        _ input: Input, _ agreement: Agreement, _ id: Identifier<Deposit>, on worker: Worker
    ) throws -> RowReport {
        var report = RowReport()
        var rows: [DepositRow] = []
        var bytes = 0
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
        try DepositFile(input.body, isTable: input.isTable, agreement.mapping).each { row in
            rows.append(row)
            if case .success(let content) = row.result { bytes += content.data.utf8.count }
            if rows.count == Deposit.mostRows || bytes > Deposit.mostBytes { try flush() }
        }
        try flush()
        return report
    }

    private func clear(_ agreement: Agreement, _ id: Identifier<Deposit>, on worker: Worker) throws {
        while try worker.write({ try DepositStep(agreement, id, $0.connection).clear() }) {}
    }

    private func report(
        _ report: RowReport, id: String?, _ agreement: Agreement, for caller: Caller
    ) -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.member("id", id)
        writer.member("agreement", agreement.id.description)
        writer.member("applied", id != nil)
        report.write(into: &writer, for: caller)
        writer.endObject()
        var representation = Representation(id == nil ? .ok : .created, .json, writer.bytes)
        if let id { representation.fields.append(.location, "/v1/deposits/\(id)/report") }
        return representation
    }
}

extension Companies {
    /// An agreement in force under which a caller may deposit: a key or an agent of its organisation.
    func agreement(_ id: Agreement.ID, for caller: Caller, in connection: Connection) throws -> Agreement {
        guard let agreement = try AgreementTable(connection).find(id) else { throw Failure(.notFound) }
        let organisations = caller.person?.grants.compactMap(\.organisation) ?? [caller.partner?.organisation ?? ""]
        guard organisations.contains(agreement.organisation), agreement.isInForce(on: today) else {
            throw Failure(.forbidden)
        }
        return agreement
    }
}
