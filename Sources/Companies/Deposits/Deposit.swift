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
        let rows = try DepositFile(input.body, isTable: input.isTable, agreement.mapping).rows()
        if input.isSimulation {
            let lines = try worker.read { try DepositStep(agreement, $0).lines(rows).lines }
            return report(RowReport(lines: lines), id: nil, agreement, for: caller)
        }
        let (report, id) = try worker.write { transaction in
            let step = try DepositStep(agreement, transaction.connection)
            let (lines, changes) = try step.lines(rows)
            let table = AgreementTable(transaction.connection)
            for change in changes {
                try table.put(
                    change.data, change.dataDate ?? transaction.now.day, of: change.siret, under: agreement.id,
                    at: transaction.now)
            }
            let id = transaction.identifier(of: Deposit.self)
            let report = self.report(RowReport(lines: lines), id: id.description, agreement, for: caller)
            try transaction.connection.run(
                """
                INSERT INTO deposit (id, agreement, receivedAt, author, report)
                VALUES (\(id), \(agreement.id), \(transaction.now),
                    \(caller.person?.account ?? caller.partner?.key ?? ""), \(String(decoding: report.body, as: UTF8.self)))
                """)
            try transaction.journal.append(
                Event(
                    "company-deposit-applied", on: ObjectName("deposit", id), version: 1,
                    details: "{\"category\":\"\(agreement.section.rawValue)\",\"rows\":\(changes.count)}",
                    audience: [Audience(organisation: agreement.organisation)]), by: caller)
            return (report, id)
        }
        _ = id
        return report
    }

    /// The most rows that a report tells one by one, besides those refused.
    private static let toldRows = 1000

    private func report(
        _ report: RowReport, id: String?, _ agreement: Agreement, for caller: Caller
    ) -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.member("id", id)
        writer.member("agreement", agreement.id.description)
        writer.member("applied", id != nil)
        report.write(into: &writer, for: caller, telling: Deposit.toldRows)
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
