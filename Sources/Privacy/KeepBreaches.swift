import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Notes a breach; the clock of 72 hours runs from its discovery.
struct OpenBreach: Command {
    static let operation = Operation(
        .post, "/v1/privacy/breaches", id: "openBreach", access: .granted(roles: [.dpo]), bodyLimit: 16 << 10)

    struct Input: RequestReadable {
        struct Body: Decodable {
            let description: PlainText
            let beganAt: Timestamp
            let endedAt: Timestamp
            let discoveredAt: Timestamp?
            let author: String?
        }
        let body: Body

        init(from request: inout RequestReader) throws(Failure) {
            body = try request.json(as: Body.self)
            guard body.beganAt <= body.endedAt else {
                throw Failure(
                    .invalidBody,
                    fields: [
                        Failure.Field(
                            "/endedAt", "before-beginning",
                            Text(fr: "La fin précède le début.", en: "The end comes before the beginning."))
                    ])
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<Breach> {
        let discoveredAt = min(input.body.discoveredAt ?? transaction.now, transaction.now)
        let breach = Breach(
            id: transaction.identifier(), description: input.body.description.description,
            beganAt: input.body.beganAt, endedAt: input.body.endedAt, author: input.body.author,
            discoveredAt: discoveredAt, dueAt: discoveredAt.adding(seconds: Breach.delay), version: 1)
        try BreachTable(transaction.connection).insert(breach)
        try transaction.journal.append(.breachOpened(breach), by: caller)
        return Created(breach, at: "/v1/privacy/breaches/\(breach.id)", version: breach.version)
    }
}

/// Lists breaches, the latest first.
struct ListBreaches: Query {
    static let operation = Operation(
        .get, "/v1/privacy/breaches", id: "listBreaches", access: .granted(roles: [.dpo]))

    typealias Input = IdentifierPage<Breach>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<Breach> {
        let breaches = try BreachTable(connection).latest(input.limit.value + 1, before: input.cursor?.id)
        return Page(breaches, limit: input.limit) { Cursor(after: $0.id) }
    }
}

/// Shows a breach, and who did what in its time as the journal tells it.
struct ShowBreach: Errand {
    static let operation = Operation(
        .get, "/v1/privacy/breaches/{breach}", id: "showBreach", access: .granted(roles: [.dpo]))

    struct Input: RequestReadable {
        let id: Identifier<Breach>

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("breach") }
    }

    struct Report: Encodable, Sendable {
        let breach: Breach
        let accesses: [BreachAccess]
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Versioned<Report> {
        try worker.read { connection in
            let table = BreachTable(connection)
            guard let breach = try table.find(input.id) else { throw Failure(.notFound) }
            return Versioned(
                Report(breach: breach, accesses: try table.accesses(in: breach)), version: breach.version)
        }
    }
}

/// Notes that the authority was told, with the reason when it was late or need not be.
struct NotifyBreach: Command {
    static let operation = Operation(
        .post, "/v1/privacy/breaches/{breach}/notify", id: "notifyBreach", access: .granted(roles: [.dpo]),
        bodyLimit: 16 << 10)

    struct Input: RequestReadable {
        let id: Identifier<Breach>
        let precondition: Precondition
        let reason: PlainText?

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("breach")
            precondition = try request.precondition()
            struct Body: Decodable { let reason: PlainText? }
            reason = try request.json(as: Body.self).reason
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Versioned<Breach> {
        let table = BreachTable(transaction.connection)
        guard var breach = try table.find(input.id) else { throw Failure(.notFound) }
        try input.precondition.check(breach.version)
        guard breach.notifiedAt == nil else { throw Failure(.breachNotified) }
        // Art. 33.1: a notification after 72 hours comes with its reasons.
        guard transaction.now <= breach.dueAt || input.reason != nil else {
            throw Failure(
                .invalidBody,
                fields: [
                    Failure.Field(
                        "/reason", "missing",
                        Text(fr: "Après 72 heures, dites pourquoi.", en: "After 72 hours, say why."))
                ])
        }
        breach.notifiedAt = transaction.now
        breach.reason = input.reason?.description
        breach.version += 1
        try table.save(breach)
        try transaction.journal.append(.breachNotified(breach), by: caller)
        return Versioned(breach, version: breach.version)
    }
}
