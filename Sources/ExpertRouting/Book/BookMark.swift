import Database

/// Which change of the address book is the latest that a connection sees.
///
/// The number alone would not do: a transaction that failed gives its numbers back, and others take them.
struct BookMark: Hashable, Sendable {
    let number: Int64
    private let revision: Int64

    init(_ number: Int64, _ revision: Int64) {
        self.number = number
        self.revision = revision
    }

    /// The mark of the state that a connection reads.
    static func latest(in connection: Connection) throws -> BookMark {
        let latest = try connection.first("SELECT number, revision FROM routingChange ORDER BY number DESC LIMIT 1") {
            row in BookMark(try row[0], try row[1])
        }
        guard let latest else { throw DatabaseError(.unreadable, "the changes of the address book are gone") }
        return latest
    }

    /// Whether everything that changed since can still be read.
    func isKnown(in connection: Connection) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM routingChange WHERE number = \(number) AND revision = \(revision)", as: Int.self) != nil
    }
}
