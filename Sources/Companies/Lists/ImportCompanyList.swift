import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Puts many establishments in a list: JSON, a table or JSON lines of `siret` and `note`. The same again changes nothing.
struct ImportCompanyList: Errand {
    static let operation = Operation(
        .post, "/v1/company-lists/{list}/companies:import", id: "importCompanyList", access: CompanyAccess.agents,
        consumes: [.json, .csv, .jsonLines], bodyLimit: 2 << 20)
    let companies: Companies

    struct Input: RequestReadable {
        let list: CompanyList.ID
        let content: Content

        enum Content: Sendable {
            case items([Item])
            case file(DepositFile)
        }

        struct Item: Decodable, Sendable {
            let siret: String
            let note: String?
        }

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let companies: [Item] }
            list = try request.path("list")
            let isTable = request.isOf(.csv)
            if isTable || request.isOf(.jsonLines) {
                content = .file(DepositFile(request.content, isTable: isTable))
            } else {
                content = .items(try request.json(as: Body.self).companies)
            }
        }
    }

    /// One row, read or not.
    private struct Row: Sendable {
        let line: Int
        let siret: Int64?
        let note: Result<ShortText?, Failure>

        init(line: Int, siret: String?, note: String?) {
            self.line = line
            self.siret = siret.flatMap(DepositText.siret)
            guard let note else {
                self.note = .success(nil)
                return
            }
            self.note =
                ShortText(note).map { .success($0) }
                ?? .failure(
                    .invalid(
                        "/note", "invalid-value",
                        Text(fr: "De 1 à 200 caractères, sur une ligne.", en: "1 to 200 characters, on one line.")))
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> RowReport {
        let rows = try rows(of: input.content)
        let companies = companies
        let id = input.list
        return try worker.write { transaction in
            let connection = transaction.connection
            let list = try companies.list(id, for: caller, to: "add", in: connection)
            let table = CompanyListTable(connection)
            var count = try table.count(of: list.id)
            var report = RowReport()
            for row in rows {
                do {
                    let outcome = try Self.put(row, in: list.id, &count, table, at: transaction.now, connection)
                    report.add(RowReport.Line(line: row.line, outcome: outcome, id: nil, failure: nil))
                } catch let failure as Failure {
                    report.add(RowReport.Line(line: row.line, outcome: "refused", id: nil, failure: failure))
                }
            }
            return report
        }
    }

    private func rows(of content: Input.Content) throws -> [Row] {
        var rows: [Row] = []
        func take(_ row: Row) throws {
            guard rows.count < CompanyList.mostItems else { throw Failure.tooManyInList }
            rows.append(row)
        }
        switch content {
        case .items(let items):
            for (place, item) in items.enumerated() {
                try take(Row(line: place + 1, siret: item.siret, note: item.note))
            }
        case .file(let file):
            try file.each(columns: ["siret"]) { line, cell in
                try take(Row(line: line, siret: cell("siret"), note: cell("note")))
            }
        }
        return rows
    }

    private static func put(
        _ row: Row, in list: CompanyList.ID, _ count: inout Int, _ table: CompanyListTable, at now: Timestamp,
        _ connection: Connection
    ) throws -> String {
        guard let siret = row.siret, try EstablishmentTable(connection).fingerprint(of: siret) != nil else {
            throw Failure.unknownEstablishment
        }
        let note = try row.note.get()
        let old = try table.items(of: list, after: siret - 1, limit: 1).first { $0.siret == siret }
        if let old, old.note == note { return "unchanged" }
        guard old != nil || count < CompanyList.mostItems else { throw Failure.tooManyInList }
        try table.put(CompanyList.Item(siret: siret, note: note, addedAt: now), in: list)
        if old == nil { count += 1 }
        return old == nil ? "created" : "updated"
    }
}

extension Failure {
    /// A list that would hold too many.
    static let tooManyInList = Failure.invalid(
        "", "too-many", Text(fr: "5 000 établissements au plus.", en: "5,000 establishments at most."))
}
