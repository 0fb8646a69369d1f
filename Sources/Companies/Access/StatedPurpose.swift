import Database
import Endpoints
import HTTP
import Kernel

/// For what somebody reads, as they said it: one of the purposes, in their own words when it is another one.
struct StatedPurpose: Sendable {
    let purpose: Purpose
    /// There for `other` alone.
    let text: LongText?

    static let table = Migration(
        "companies", "stated-purposes",
        """
        CREATE TABLE statedPurpose (
            id TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            object TEXT NOT NULL,
            text TEXT NOT NULL,
            statedAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX statedPurposeByTime ON statedPurpose (statedAt);
        CREATE INDEX statedPurposeByAccount ON statedPurpose (account);
        """)

    /// Days for which the words are kept, as the journal's entries are.
    static let keptForDays: Int64 = 3 * 365

    /// What a request says in `X-Purpose` and, when that is `other`, in `X-Purpose-Text`; `nil` when it says nothing.
    ///
    /// - Throws: when the purpose is none, or lacks its words; when words have no end, whether they are needed or not.
    static func read(from request: RequestReader) throws(Failure) -> StatedPurpose? {
        let written = request.head.fields["X-Purpose-Text"]
        guard (1...mostCharacters).contains(written?.utf8.count ?? 1) else { throw Failure(.purposeTextRequired) }
        guard let purpose = try Purpose.read(from: request) else { return nil }
        guard purpose == .other else { return StatedPurpose(purpose: purpose, text: nil) }
        guard let text = written.flatMap({ String(unescaping: $0) }).flatMap(LongText.init) else {
            throw Failure(.purposeTextRequired)
        }
        return StatedPurpose(purpose: purpose, text: text)
    }

    /// Characters of the words as they are sent, escaped, at most.
    private static let mostCharacters = 6000

    /// Writes the words down; gives the name by which the journal knows them.
    func keep(of account: String, on object: String, in transaction: WriteTransaction) throws -> String? {
        guard let text else { return nil }
        let id: Identifier<StatedPurpose> = transaction.identifier()
        try transaction.connection.run(
            """
            INSERT INTO statedPurpose (id, account, object, text, statedAt)
            VALUES (\(id), \(account), \(object), \(text), \(transaction.now))
            """)
        return id.description
    }
}
