package import Database
package import Kernel

/// What every endpoint says of itself, whatever its lane.
package protocol Endpoint: Sendable {
    /// Its line in the contract.
    static var operation: Operation { get }
}

/// A bounded read (keys and indexed pages), on the thread that read the request, in one read transaction.
package protocol Query: Endpoint {
    associatedtype Input: RequestReadable
    associatedtype Output: Representable

    /// Answers from one state of what is stored.
    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Output
}

/// A read of personal data that leaves a trace: the answer is held until the trace is on the disk.
package protocol AuditedQuery: Query {
    /// Writes in the journal what was read, by whom.
    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws
}

/// A change, on the one writer thread, inside a savepoint of the current batch; answered once it is on disk.
package protocol Command: Endpoint {
    associatedtype Input: RequestReadable
    associatedtype Output: Representable

    /// Whether the same request may be sent again safely.
    static var repetition: Repetition { get }

    /// Changes what is stored; throwing undoes everything.
    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Output
}

extension Command {
    package static var repetition: Repetition { .keyed }
}

/// A change of which all that can be read, checked and reckoned beforehand is, from one state of what is stored, on the
/// thread that read the request: the one writer only writes.
///
/// The plan is some milliseconds old when it is carried out, as if the request had come so much sooner; what must hold at
/// the instant of the writing (what another took meanwhile) is looked at again there.
package protocol PreparedCommand: Endpoint {
    associatedtype Input: RequestReadable
    associatedtype Plan: Sendable
    associatedtype Output: Representable

    /// Whether the same request may be sent again safely.
    static var repetition: Repetition { get }

    /// Says what is to be written.
    func prepare(_ input: Input, for caller: Caller, in connection: Connection) throws -> Plan

    /// Writes it, and does nothing but that; throwing undoes everything. It may be undone and written again, when another
    /// command of the same commit fails half way.
    func handle(_ plan: Plan, for caller: Caller, in transaction: WriteTransaction) throws -> Output
}

extension PreparedCommand {
    package static var repetition: Repetition { .keyed }
}

/// Long or outgoing work, on a thread of a small pool: simulations, searches over many rows, exports, partners.
package protocol Errand: Endpoint {
    associatedtype Input: RequestReadable
    associatedtype Output: Representable

    /// Whether the work waits for somebody outside: it has threads of its own then, so that a partner who is slow keeps
    /// nobody else waiting.
    static var isOutgoing: Bool { get }

    /// Answers on the event thread itself when the work turns out to be short; `nil` to hand it to the pool.
    func attempt(_ input: Input, for caller: Caller) throws -> Output?

    /// Does the work; may read, call out, and submit commands.
    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Output
}

extension Errand {
    package static var isOutgoing: Bool { false }

    package func attempt(_ input: Input, for caller: Caller) throws -> Output? { nil }
}

/// A change that needs long work before it: a file to be checked and stored, a partner to be asked.
package protocol StagedCommand: Endpoint {
    associatedtype Input: RequestReadable
    associatedtype Stage: Sendable
    associatedtype Output: Representable

    /// Whether the same request may be sent again safely.
    static var repetition: Repetition { get }

    /// Does the long part, on a thread of the pool; what it leaves behind must be harmless when the change never comes.
    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> Stage

    /// Changes what is stored, on the writer thread; throwing undoes everything that is stored in the database.
    func handle(_ stage: Stage, for caller: Caller, in transaction: WriteTransaction) throws -> Output
}

extension StagedCommand {
    package static var repetition: Repetition { .keyed }
}

/// How a command treats `Idempotency-Key`.
package enum Repetition: Sendable {
    /// The key is honoured when it is given.
    case keyed
    /// The key must be given.
    case keyRequired
    /// The key is honoured when it is given; the answer holds a secret and is not kept, so that a repetition is refused.
    case secret
    /// The method is repeatable by itself.
    case notKept
}
