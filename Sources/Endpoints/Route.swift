import Database
import HTTP
import HTTPServer
import Kernel

/// One operation and the code that serves it: access was checked, then `Input(from:)`, lane, `handle`, encoding.
///
/// The only generic code between the server and an endpoint.
package struct Route: Sendable {
    package let operation: Operation
    /// How it treats `Idempotency-Key`; `nil` for what keeps no answers.
    package let repetition: Repetition?
    /// Reads the input on the event thread, and answers through the reply, now or from another thread.
    let serve: @Sendable (RequestReader, Exchange, EventThread, Reply) -> Void

    /// A read.
    package init<Endpoint: Query>(_ endpoint: Endpoint) {
        operation = Endpoint.operation
        repetition = nil
        serve = { reader, exchange, thread, reply in
            let finisher = thread.services.finisher
            do {
                try Route.look(endpoint, reader, for: exchange.caller, on: thread) { _, result in
                    reply.send(finisher.response(result, exchange))
                }
            } catch {
                reply.send(finisher.response(.failure(error), exchange))
            }
        }
    }

    /// A read that leaves a trace; preferred by the compiler to a plain read.
    package init<Endpoint: AuditedQuery>(_ endpoint: Endpoint) {
        operation = Endpoint.operation
        repetition = nil
        serve = { reader, exchange, thread, reply in
            let finisher = thread.services.finisher
            let writer = thread.services.database.writer
            do {
                try Route.look(endpoint, reader, for: exchange.caller, on: thread) { input, result in
                    guard case .success(let answer) = result else {
                        return reply.send(finisher.response(result, exchange))
                    }
                    let isAccepted = writer.submit(
                        { transaction in try endpoint.trace(input, for: exchange.caller, in: transaction) },
                        completion: { result in
                            reply.send { finisher.response(result.map { answer }, exchange) }
                        })
                    if !isAccepted {
                        reply.send(finisher.response(.failure(Failure(.busy, retryAfter: 1)), exchange))
                    }
                }
            } catch {
                reply.send(finisher.response(.failure(error), exchange))
            }
        }
    }

    /// A change.
    package init<Endpoint: Command>(_ endpoint: Endpoint) {
        operation = Endpoint.operation
        repetition = Endpoint.repetition
        serve = { reader, exchange, thread, reply in
            let exchange = exchange.noticing(thread.services.typedIdentifiers, in: reader)
            do {
                let record = try IdempotencyRecord(
                    of: reader, for: exchange.caller, Endpoint.operation, Endpoint.repetition)
                let input = try Route.read(Endpoint.Input.self, reader)
                try Route.submit(record, exchange, thread, reply) { transaction in
                    try endpoint.handle(input, for: exchange.caller, in: transaction)
                        .represent(for: exchange.caller)
                }
            } catch {
                reply.send(thread.services.finisher.response(.failure(error), exchange))
            }
        }
    }

    /// A change that is prepared: a request that was answered before is not prepared again.
    package init<Endpoint: PreparedCommand>(_ endpoint: Endpoint) {
        operation = Endpoint.operation
        repetition = Endpoint.repetition
        serve = { reader, exchange, thread, reply in
            let finisher = thread.services.finisher
            let exchange = exchange.noticing(thread.services.typedIdentifiers, in: reader)
            do {
                let record = try IdempotencyRecord(
                    of: reader, for: exchange.caller, Endpoint.operation, Endpoint.repetition)
                let input = try Route.read(Endpoint.Input.self, reader)
                let preparation = try thread.reader.read { connection -> Preparation<Endpoint.Plan> in
                    let now = thread.services.database.clock.now()
                    if let earlier = try record?.earlierAnswer(in: connection, at: now) { return .answered(earlier) }
                    return .planned(try endpoint.prepare(input, for: exchange.caller, in: connection))
                }
                switch preparation {
                case .answered(let earlier): reply.send(finisher.response(earlier, exchange))
                case .planned(let plan):
                    try Route.submit(record, mayRunAgain: true, exchange, thread, reply) { transaction in
                        try endpoint.handle(plan, for: exchange.caller, in: transaction).represent(for: exchange.caller)
                    }
                }
            } catch {
                reply.send(finisher.response(.failure(error), exchange))
            }
        }
    }

    /// Puts a change in line, to be done once however often it is asked for.
    private static func submit(
        _ record: IdempotencyRecord?, mayRunAgain: Bool = false, _ exchange: Exchange, _ thread: EventThread,
        _ reply: Reply, _ work: @escaping @Sendable (WriteTransaction) throws -> Representation
    ) throws {
        let finisher = thread.services.finisher
        let isAccepted = thread.services.database.writer.submit(
            mayRunAgain: mayRunAgain,
            { transaction in try IdempotencyRecord.once(record, in: transaction) { try work(transaction) } },
            // The one writer has better to do than to dress answers.
            completion: { result in reply.send { finisher.response(result, exchange) } })
        if !isAccepted { throw Failure(.busy, retryAfter: 1) }
    }

    /// Long work.
    package init<Endpoint: Errand>(_ endpoint: Endpoint) {
        operation = Endpoint.operation
        repetition = nil
        serve = { reader, exchange, thread, reply in
            let finisher = thread.services.finisher
            do {
                let input = try Route.read(Endpoint.Input.self, reader)
                if let output = try endpoint.attempt(input, for: exchange.caller) {
                    return reply.send(finisher.response(try output.represent(for: exchange.caller), exchange))
                }
                let pool = Endpoint.isOutgoing ? thread.services.calls : thread.services.errands
                let isAccepted = pool.submit { worker in
                    let result = Result<Representation, any Error> {
                        try endpoint.handle(input, for: exchange.caller, on: worker).represent(for: exchange.caller)
                    }
                    Route.answer(reply, result, finisher, exchange)
                }
                if !isAccepted { throw Failure(.busy, retryAfter: 1) }
            } catch {
                reply.send(finisher.response(.failure(error), exchange))
            }
        }
    }

    /// Long work, then a change.
    package init<Endpoint: StagedCommand>(_ endpoint: Endpoint) {
        operation = Endpoint.operation
        repetition = Endpoint.repetition
        serve = { reader, exchange, thread, reply in
            let finisher = thread.services.finisher
            do {
                let input = try Route.read(Endpoint.Input.self, reader)
                let isAccepted = thread.services.errands.submit { worker in
                    let result = Result<Representation, any Error> {
                        try Route.run(endpoint, input, reader, for: exchange.caller, on: worker)
                    }
                    reply.send(finisher.response(result, exchange))
                }
                if !isAccepted { throw Failure(.busy, retryAfter: 1) }
            } catch {
                reply.send(finisher.response(.failure(error), exchange))
            }
        }
    }

    /// A request that was answered before is not worked on again.
    private static func run<Endpoint: StagedCommand>(
        _ endpoint: Endpoint, _ input: Endpoint.Input, _ reader: RequestReader, for caller: Caller, on worker: Worker
    ) throws -> Representation {
        let record = try IdempotencyRecord(of: reader, for: caller, Endpoint.operation, Endpoint.repetition)
        if let record, let earlier = try worker.read({ try record.earlierAnswer(in: $0, at: worker.now) }) {
            return earlier
        }
        let stage = try endpoint.prepare(input, for: caller, on: worker)
        return try worker.write { transaction in
            try IdempotencyRecord.once(record, in: transaction) {
                try endpoint.handle(stage, for: caller, in: transaction).represent(for: caller)
            }
        }
    }

    /// Sends what an errand gave; what it goes on producing, as it comes. An error on the way cuts the connection, so that
    /// the client sees that something is missing.
    private static func answer(
        _ reply: Reply, _ result: Result<Representation, any Error>, _ finisher: Finisher, _ exchange: Exchange
    ) {
        let response = finisher.response(result, exchange)
        guard case .success(let representation) = result, let produce = representation.producer else {
            return reply.send(response)
        }
        let body = reply.stream(response)
        do {
            try produce { bytes in try body.write(bytes) }
            body.finish()
        } catch {
            finisher.recordLoss(of: exchange, error)
        }
    }

    static func read<Input: RequestReadable>(
        _ type: Input.Type, _ reader: RequestReader
    ) throws(Failure) -> Input {
        var reader = reader
        let input = try Input(from: &reader)
        try reader.finish()
        return input
    }
}

/// What comes before a prepared change is written.
private enum Preparation<Plan> {
    /// It was done before.
    case answered(Representation)
    case planned(Plan)
}
