import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Outbound
import Synchronization

/// Asks sources outside, by all the rules at once: turn, breaker, one question for many who ask it, retries, the cache.
final class ConnectorDesk: Sendable {
    let mode: ConnectorSettings.Mode
    let gates: [ConnectorGate]
    private let settings: ConnectorSettings
    private let clock: Clock
    private let writer: WriterPlace
    private let questions = BoundedQueue<Question>(limit: ConnectorDesk.longestQueue)
    /// Those of partners' feeds, which are no connectors of sheets.
    let feedGates = Mutex<[Agreement.ID: ConnectorGate]>([:])
    private let threads = Mutex<[JoinableThread]>([])

    private static let longestQueue = 50
    private static let threadCount = 4
    /// After which a sheet is answered without what is still under way.
    static let sheetBudget: Duration = .seconds(8)

    /// One question on its way to a thread.
    private struct Question: Sendable {
        let gate: ConnectorGate
        let call: ConnectorCall
        let check: ConnectorCheck
    }

    init(_ settings: ConnectorSettings, clock: Clock, writer: WriterPlace) {
        mode = settings.mode
        self.settings = settings
        self.clock = clock
        self.writer = writer
        gates = settings.mode == .off ? [] : Connector.all(settings).map(ConnectorGate.init)
    }

    deinit { questions.close() }

    /// Whether addresses inside the house may be asked, and those without TLS.
    var reachesInside: Bool { settings.reachesInside }

    /// What asks on this thread.
    func asking() -> ConnectorAsking { ConnectorAsking(settings, clock: clock) }

    func gate(_ code: String) -> ConnectorGate? { gates.first { $0.connector.code == code } }

    /// When somebody who begins to wait now is answered without what is still under way, in milliseconds of the machine's clock.
    static var sheetDeadline: Int64 { MonotonicClock.milliseconds() + Int64(sheetBudget / .milliseconds(1)) }

    /// Looks for an answer in the cache, and asks for it when it is not there or is too old.
    ///
    /// - Parameter check: refuses an answer that is not of the shape expected, which is not kept then.
    func begin(
        _ call: ConnectorCall, of gate: ConnectorGate, at now: Timestamp, on worker: Worker,
        check: @escaping ConnectorCheck
    ) throws -> ConnectorWait {
        let kept = try worker.read { try SourceCache($0).find(call, at: now) }
        let mailbox = BoundedQueue<ConnectorOutcome>(limit: 1)
        if kept?.isFresh != true { ask(Question(gate: gate, call: call, check: check), mailbox) }
        return ConnectorWait(kept: kept, mailbox: mailbox)
    }

    /// Asks for an answer that is not in the cache, or too old; it comes in the mailbox, and is kept whoever waits.
    private func ask(_ question: Question, _ mailbox: BoundedQueue<ConnectorOutcome>) {
        guard !question.gate.join(question.call, mailbox) else { return }
        start()
        guard questions.push(question) else { return question.gate.answer(question.call, .failure(.queueFull)) }
    }

    /// Starts the threads when the first question comes.
    private func start() {
        threads.withLock { threads in
            guard threads.isEmpty else { return }
            let settings = self.settings
            for number in 0..<ConnectorDesk.threadCount {
                let (questions, clock, writer) = (self.questions, self.clock, self.writer)
                threads.append(
                    JoinableThread(named: "source-\(number)") {
                        let asking = ConnectorAsking(settings, clock: clock)
                        while let question = questions.takeFirst() {
                            let outcome = asking.outcome(of: question.call, question.gate, check: question.check)
                            ConnectorDesk.tell(outcome, of: question, keptBy: writer.writer)
                        }
                    })
            }
        }
    }

    /// Tells those who wait; what is worth keeping is kept first, so that who asks next finds it and asks nobody.
    private static func tell(_ outcome: ConnectorOutcome, of question: Question, keptBy writer: Writer?) {
        let (call, gate) = (question.call, question.gate)
        if case .success(let answer) = outcome, let writer {
            let isAccepted = writer.submit(
                { try SourceCache($0.connection).put(answer, to: call, gate.connector) },
                completion: { _ in gate.answer(call, outcome) })
            if isAccepted { return }
        }
        gate.answer(call, outcome)
    }
}

/// Reads an answer and throws when it is not of the shape expected.
typealias ConnectorCheck = @Sendable (JSONValue) throws(ConnectorFault) -> Void
