import Kernel
import Synchronization

/// What all threads know together of one source: its turn, its breaker, and who already waits for the same answer.
final class ConnectorGate: Sendable {
    let connector: Connector
    private let state: Mutex<State>

    private struct State {
        var bucket: TokenBucket
        var breaker = Breaker()
        var waiting: [ConnectorCall: [BoundedQueue<ConnectorOutcome>]] = [:]
        var lastFault: ConnectorFault?
        var lastSuccess: Timestamp?
    }

    init(_ connector: Connector) {
        self.connector = connector
        state = Mutex(State(bucket: TokenBucket(connector.quota, at: MonotonicClock.milliseconds())))
    }

    /// Joins those who wait for an answer; whether somebody was already asking.
    func join(_ call: ConnectorCall, _ mailbox: BoundedQueue<ConnectorOutcome>) -> Bool {
        state.withLock { state in
            let isAsked = state.waiting[call] != nil
            state.waiting[call, default: []].append(mailbox)
            return isAsked
        }
    }

    /// Tells all who wait.
    func answer(_ call: ConnectorCall, _ outcome: ConnectorOutcome) {
        let mailboxes = state.withLock { $0.waiting.removeValue(forKey: call) ?? [] }
        for mailbox in mailboxes { _ = mailbox.push(outcome) }
    }

    /// A place among the calls that may go out.
    struct Turn: Sendable {
        /// Milliseconds until it comes.
        let wait: Int64
        /// The breaker's generation when it was given.
        let generation: Int
    }

    /// When a call may go out; `nil` while the breaker is open.
    func turn(at now: Timestamp) -> Turn? {
        state.withLock { state in
            guard state.breaker.admits(at: now) else { return nil }
            return Turn(
                wait: state.bucket.take(at: MonotonicClock.milliseconds()), generation: state.breaker.generation)
        }
    }

    /// Counts how a call went that had its turn.
    func record(_ fault: ConnectorFault?, _ turn: Turn, at now: Timestamp) {
        state.withLock { state in
            state.breaker.record(isSuccess: fault == nil, of: turn.generation, at: now)
            if let fault { state.lastFault = fault } else { state.lastSuccess = now }
        }
    }

    /// Lets calls through again.
    func close() { state.withLock { $0.breaker.close() } }

    /// What is shown of it.
    var condition: (breaker: Breaker.State, lastFault: ConnectorFault?, lastSuccess: Timestamp?) {
        state.withLock { ($0.breaker.state, $0.lastFault, $0.lastSuccess) }
    }
}

/// What came of a question.
typealias ConnectorOutcome = Result<ConnectorAnswer, ConnectorFault>

/// What a source answered, as the cache keeps it.
struct ConnectorAnswer: Sendable {
    /// The bytes as they came; `nil` when it knows nothing of whom was asked for.
    let body: [UInt8]?
    let fetchedAt: Timestamp
}
