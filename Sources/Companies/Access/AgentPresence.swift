import Kernel
import Synchronization

/// Which agents were seen today, so that each is counted once a day; in memory, for one process.
final class AgentPresence: Sendable {
    private let seen = Mutex<(day: Day?, accounts: Set<String>)>((nil, []))

    /// Whether the account was not seen yet on this day.
    func isFirst(_ account: String, on day: Day) -> Bool {
        seen.withLock { seen in
            if seen.day != day { seen = (day, []) }
            return seen.accounts.insert(account).inserted
        }
    }
}
