import Database
import Endpoints
import Journal
import Kernel
import Synchronization

/// Gathers in memory what agents consult, until it is written down once a minute.
final class AgentUse: Sendable {
    private let counts = Mutex<[Key: Use]>([:])

    private struct Key: Hashable {
        let account: String
        let day: Day
    }

    private struct Use {
        var count = 0
        var organisations: Set<String>
    }

    /// Counts one consultation.
    func count(_ caller: Caller, on day: Day) {
        guard let person = caller.person else { return }
        let key = Key(account: person.account, day: day)
        counts.withLock {
            $0[key, default: Use(organisations: Set(person.grants.compactMap(\.organisation)))].count += 1
        }
    }

    /// Writes down what was gathered, counts agents on their first day's use, and tells of what is unusual; whether there is
    /// more, which there never is.
    func settle(in transaction: WriteTransaction, _ counters: Counters) throws -> Bool {
        let gathered = counts.withLock { $0 }
        transaction.afterCommit { self.forget(gathered) }
        let table = AgentUseTable(transaction.connection)
        for (key, use) in gathered {
            if try !table.knows(key.account, on: key.day) {
                transaction.afterCommit { counters.add("company-agents-active") }
            }
            guard let count = try table.add(use.count, by: key.account, on: key.day) else { continue }
            try transaction.journal.append(
                Event(
                    "company-use-unusual", on: ObjectName(type: "account", id: key.account),
                    details: "{\"count\":\(count)}",
                    audience: Set(use.organisations.map { Audience(organisation: $0) })), by: .service)
        }
        return false
    }

    /// Forgets what was written down: what was counted meanwhile stays.
    private func forget(_ written: [Key: Use]) {
        counts.withLock { counts in
            for (key, use) in written {
                counts[key]?.count -= use.count
                if counts[key]?.count == 0 { counts[key] = nil }
            }
        }
    }
}
