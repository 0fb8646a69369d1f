package import Database
import Kernel

/// The addresses that take no mail: nothing more is sent to them until somebody says that they do.
package struct BounceTable {
    private let connection: Connection

    /// The addresses, as one connection sees them.
    package init(_ connection: Connection) { self.connection = connection }

    /// Whether an address takes no mail.
    package func contains(_ address: String) throws -> Bool { try !among([address.lowercased()]).isEmpty }

    /// Which of some addresses take no mail, in lower case.
    func among(_ addresses: [String]) throws -> Set<String> {
        Set(
            try connection.all("SELECT address FROM bounce WHERE address IN (\(each: addresses))") { row in try row[0] }
        )
    }

    /// Notes that an address takes no mail.
    func insert(_ address: String, status: String, at now: Timestamp) throws {
        try connection.run(
            """
            INSERT INTO bounce (address, status, at) VALUES (\(address.lowercased()), \(status), \(now))
            ON CONFLICT (address) DO UPDATE SET status = excluded.status, at = excluded.at
            """)
    }

    /// Trusts an address again; `false` when it was not listed.
    func delete(_ address: String) throws -> Bool {
        try connection.run("DELETE FROM bounce WHERE address = \(address.lowercased())") == 1
    }

    /// Forgets at most 1,000 addresses noted before an instant: mailboxes are given anew.
    func delete(before limit: Timestamp) throws -> Int {
        try connection.run(
            """
            DELETE FROM bounce WHERE address IN (
                SELECT address FROM bounce WHERE at < \(limit) ORDER BY at LIMIT 1000)
            """)
    }
}
