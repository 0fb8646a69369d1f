import Kernel

/// Stops calls to a source that fails: after five failures in thirty seconds, or more than half of the last twenty, none goes out
/// for thirty seconds; then one is let through, and decides.
struct Breaker: Sendable {
    private(set) var state = State.closed
    private var failures: [Timestamp] = []
    private var outcomes: [Bool] = []
    /// How often it opened without closing since.
    private var openings = 0
    /// Grows whenever its state changes: a call that went out before says nothing about the state after.
    private(set) var generation = 0

    /// What it lets through.
    enum State: Hashable, Sendable {
        case closed
        case open(until: Timestamp)
        /// One call is under way, which decides.
        case halfOpen
    }

    private static let window: Int64 = 30
    private static let failureLimit = 5
    private static let sample = 20
    private static let firstPause: Int64 = 30
    private static let longestPause: Int64 = 600

    /// Whether a call may go out.
    mutating func admits(at now: Timestamp) -> Bool {
        switch state {
        case .closed: return true
        case .halfOpen: return false
        case .open(let until):
            guard now >= until else { return false }
            state = .halfOpen
            generation += 1
            return true
        }
    }

    /// Counts how a call went that was let through in a generation.
    mutating func record(isSuccess: Bool, of generation: Int, at now: Timestamp) {
        guard generation == self.generation else { return }
        if state == .halfOpen {
            if isSuccess { close() } else { open(at: now) }
            return
        }
        outcomes.append(isSuccess)
        if outcomes.count > Breaker.sample { outcomes.removeFirst() }
        guard !isSuccess else { return }
        failures.append(now)
        failures.removeAll { $0.adding(seconds: Breaker.window) < now }
        let isMostlyFailing = outcomes.count == Breaker.sample && outcomes.count { !$0 } * 2 > Breaker.sample
        if state == .closed, failures.count >= Breaker.failureLimit || isMostlyFailing { open(at: now) }
    }

    /// Lets calls through again.
    mutating func close() {
        let next = generation + 1
        self = Breaker()
        generation = next
    }

    private mutating func open(at now: Timestamp) {
        openings += 1
        generation += 1
        let pause = min(Breaker.firstPause << min(openings - 1, 10), Breaker.longestPause)
        state = .open(until: now.adding(seconds: pause))
        failures = []
        outcomes = []
    }
}
