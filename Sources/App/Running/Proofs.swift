import Database
import Journal
import Kernel

extension Service {
    /// The columns of all features whose values are sealed.
    static let sealedColumns: [SealedColumn] = [
        SealedColumn(table: "candidateAccommodation", column: "content", row: "candidate"),
        SealedColumn(table: "secondFactor", column: "secret", where: "isSealed = 1"),
        SealedColumn(table: "providerSession", column: "idToken"),
        SealedColumn(table: "attachment", column: "contentKey"),
        SealedColumn(table: "partnerFeed", column: "secret", row: "agreement"),
        SealedColumn(table: "ticketIdentifier", column: "value"),
        // One that is not sealed has 32 bytes. A change of secret moves the present one beside.
        SealedColumn(table: "webhook", column: "secret", where: "length(secret) <> 32"),
        SealedColumn(
            table: "webhook", column: "previousSecret", sealedAs: "secret", where: "length(previousSecret) <> 32"),
    ]

    /// What `guichet verify` asks of rows that carry their own proof: the journal's chain, and every sealed value.
    static func proofs(_ configuration: Configuration) -> [(Connection) throws -> [String]] {
        let journal = JournalKeeping(keys: configuration.keys, keptForDays: configuration.journalDays)
        let ofJournal: (Connection) throws -> [String] = { try journal.damage(in: $0, at: Clock.system.now()) }
        return [ofJournal]
            + sealedColumns.map { column in { try column.damage(in: $0, configuration.keys) } }
    }
}
