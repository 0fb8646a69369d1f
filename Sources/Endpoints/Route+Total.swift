import Database
import Kernel

extension Route {
    /// What a query answers, given when it is known: at once by the event thread, or, with the total of a list, by a thread of
    /// the pool, because as many as 10,001 items are looked at for it.
    static func look<Endpoint: Query>(
        _ endpoint: Endpoint, _ reader: RequestReader, for caller: Caller, on thread: EventThread,
        give: @escaping @Sendable (Endpoint.Input, Result<Representation, any Error>) -> Void
    ) throws {
        let input = try read(Endpoint.Input.self, reader)
        guard reader.wantsTotal else {
            return give(
                input,
                Result {
                    try thread.reader.read { connection in
                        try endpoint.handle(input, for: caller, in: connection).represent(for: caller)
                    }
                })
        }
        let all = try read(Endpoint.Input.self, reader.counting)
        let isAccepted = thread.services.errands.submit { worker in
            give(
                input,
                Result {
                    try worker.read { connection in
                        let page = try endpoint.handle(input, for: caller, in: connection).represent(for: caller)
                        let list = try endpoint.handle(all, for: caller, in: connection).represent(for: caller)
                        return page.telling(total: try list.counted())
                    }
                })
        }
        if !isAccepted { throw Failure(.busy, retryAfter: 1) }
    }
}
