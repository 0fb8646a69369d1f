import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// What became of the rows of a deposit, or would.
struct DepositReceipt: Sendable {
    /// Absent for a simulation.
    let id: Identifier<Deposit>?
    let agreement: Agreement.ID?
    let group: CompanyGroup.ID?
    let report: RowReport

    /// Deposits of interventions name their group in the place of an agreement.
    static let groupMigration = Migration(
        "companies", "deposits-of-groups",
        """
        CREATE TABLE otherDeposit (
            id TEXT PRIMARY KEY,
            agreement TEXT REFERENCES companyAgreement (id),
            companyGroup TEXT REFERENCES companyGroup (id),
            receivedAt TEXT NOT NULL,
            author TEXT NOT NULL,
            report TEXT NOT NULL,
            CHECK ((agreement IS NULL) <> (companyGroup IS NULL))
        ) STRICT;
        INSERT INTO otherDeposit (id, agreement, receivedAt, author, report)
            SELECT id, agreement, receivedAt, author, report FROM deposit;
        DROP TABLE deposit;
        ALTER TABLE otherDeposit RENAME TO deposit;
        """)

    func representation(for caller: Caller) -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.member("id", id?.description)
        writer.member("agreement", agreement?.description)
        writer.member("group", group?.description)
        writer.member("applied", id != nil)
        report.write(into: &writer, for: caller)
        writer.endObject()
        var representation = Representation(id == nil ? .ok : .created, .json, writer.bytes)
        if let id { representation.fields.append(.location, "/v1/deposits/\(id)/report") }
        return representation
    }

    /// Keeps the answer, so that it can be read again.
    func keep(_ answer: Representation, by author: String, in transaction: WriteTransaction) throws {
        guard let id else { return }
        try transaction.connection.run(
            """
            INSERT INTO deposit (id, agreement, companyGroup, receivedAt, author, report)
            VALUES (\(id), \(agreement), \(group), \(transaction.now), \(author),
                \(String(decoding: answer.body, as: UTF8.self)))
            """)
    }
}
