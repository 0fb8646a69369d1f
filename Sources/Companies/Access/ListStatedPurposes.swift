import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// What agents said in their own words of why they read what is sensitive, the latest first: for who watches over personal data.
struct ListStatedPurposes: Query {
    static let operation = Operation(
        .get, "/v1/company-purposes", id: "listStatedPurposes", access: CompanyAccess.auditors)

    struct Input: RequestReadable {
        let account: AccountName?
        let limit: PageLimit
        let cursor: Cursor<StatedPurpose>?

        init(from request: inout RequestReader) throws(Failure) {
            account = try request.query("account")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let whose: SQL = input.account.map { "AND account = \($0.description)" } ?? ""
        let rows = try connection.all(
            """
            SELECT id, account, object, text, statedAt FROM statedPurpose
            WHERE id < \(input.cursor?.id.description ?? "~") \(whose) ORDER BY id DESC LIMIT \(input.limit.value + 1)
            """
        ) { row in
            let id: Identifier<StatedPurpose> = try row[0]
            let texts = try (1...4).map { try row[$0] as String }
            return (id: id, texts: texts)
        }
        return Representation.page(rows, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            row, writer in
            writer.beginObject()
            writer.member("id", row.id.description)
            for (name, text) in zip(["account", "object", "text", "statedAt"], row.texts) { writer.member(name, text) }
            writer.endObject()
        }
    }
}
