private import Crypto
private import Glibc
import Kernel

/// What the thread of the leases does: made on it, never seen by another.
///
/// Each statement is a transaction of its own, and waits for nobody's turn to write.
final class LeaseRound {
    private let names: [String]
    private let term: Leases.Term
    private let database: Database
    private let holder: String
    private var connection: Connection?

    init(_ names: [String], _ term: Leases.Term, _ database: Database) {
        self.names = names
        self.term = term
        self.database = database
        // The machine and the process are for whoever looks into the table.
        var machine = [CChar](repeating: 0, count: 256)
        gethostname(&machine, machine.count - 1)
        let name = String(decoding: machine.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        holder = "\(name)/\(getpid())/\(Hexadecimal.text(RandomSource.bytes(8)))"
    }

    /// Keeps what is ours and takes what nobody has. When the server does not answer, what is ours ends by itself.
    func renew(_ terms: LeaseTerms) {
        // Read before the question: the server counts from a later instant. A tenth is for clocks that go unequally fast.
        let end = MonotonicClock.milliseconds() + milliseconds * 9 / 10
        do { terms.set(try held(), until: end) } catch { connection = nil }
    }

    private var milliseconds: Int64 { Int64(term.lasts / .milliseconds(1)) }

    private func held() throws -> [String] {
        let connection = try self.connection ?? database.makeWriteConnection()
        self.connection = connection
        var held = try connection.all(
            """
            UPDATE lease SET until = server_milliseconds() + \(milliseconds)
            WHERE holder = \(holder) AND until > server_milliseconds() RETURNING name
            """
        ) { try $0[0] as String }
        let taken = Set(
            try connection.all("SELECT name FROM lease WHERE until > server_milliseconds()") { try $0[0] as String })
        for name in names where !taken.contains(name) {
            let isOurs = try connection.value(
                """
                INSERT INTO lease (name, holder, until)
                VALUES (\(name), \(holder), server_milliseconds() + \(milliseconds))
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                    WHERE lease.until <= server_milliseconds()
                RETURNING 1
                """, as: Int.self)
            if isOurs != nil { held.append(name) }
        }
        return held
    }

    /// Lets others take what is ours.
    func giveBack(_ terms: LeaseTerms) {
        terms.set([], until: 0)
        _ = try? connection?.run("UPDATE lease SET until = 0 WHERE holder = \(holder)")
    }
}
