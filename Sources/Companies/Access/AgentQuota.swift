import Endpoints
import Kernel
import Synchronization

/// Counts what each agent consults: 200 in ten minutes, 400 an hour, 2,400 a day, 10,000 a week. In memory, for one process.
final class AgentQuota: Sendable {
    private static let windows: [(seconds: Int64, limit: Int)] = [
        (600, 200), (3600, 400), (86_400, 2400), (604_800, 10_000),
    ]
    private let counts = Mutex<[String: [Window]]>([:])
    /// Agents remembered at once; beyond it those who have been idle are forgotten.
    private static let mostAgents = 50_000

    private struct Window {
        var start: Int64
        var count: Int
    }

    /// Counts one consultation.
    ///
    /// - Throws: `agent-quota-spent` with the seconds after which the next one is let through.
    func spend(_ caller: Caller, at now: Timestamp) throws(Failure) {
        guard let account = caller.person?.account else { return }
        let second = now.milliseconds / 1000
        let wait = counts.withLock { counts -> Int64? in
            if counts.count > AgentQuota.mostAgents { counts = counts.filter { $0.value[1].start + 3600 > second } }
            var windows = counts[account] ?? []
            for (place, window) in AgentQuota.windows.enumerated() {
                let start = second - second % window.seconds
                if place == windows.count { windows.append(Window(start: start, count: 0)) }
                if windows[place].start != start { windows[place] = Window(start: start, count: 0) }
            }
            let spent = zip(windows, AgentQuota.windows).filter { $0.count >= $1.limit }
            if let wait = spent.map({ $0.start + $1.seconds - second }).max() {
                counts[account] = windows
                return wait
            }
            for place in windows.indices { windows[place].count += 1 }
            counts[account] = windows
            return nil
        }
        if let wait { throw Failure(.agentQuotaSpent, retryAfter: Int(wait)) }
    }
}
