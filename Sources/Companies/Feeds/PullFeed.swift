import Database
import Endpoints
import HTTP
import Kernel

/// Asks a partner's API now; with `simulate` it says what would be kept, and keeps nothing.
struct PullFeed: Errand {
    static let operation = Operation(
        .post, "/v1/agreements/{agreement}/feed/pull", id: "pullFeed", access: CompanyAccess.depositors, consumes: [])
    static let isOutgoing = true
    let companies: Companies

    struct Input: RequestReadable {
        let agreement: Agreement.ID
        let isSimulation: Bool

        init(from request: inout RequestReader) throws(Failure) {
            agreement = try request.path("agreement")
            isSimulation = try request.query("simulate") ?? false
            try request.expectNothing()
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let (feed, agreement) = try worker.read { try companies.feed(of: input.agreement, for: caller, in: $0) }
        guard agreement.takes(on: companies.today) else { throw Failure(.forbidden) }
        let pull = FeedPull(companies: companies)
        if input.isSimulation {
            do {
                return try pull.bring(
                    feed, under: agreement, isSimulation: true, for: caller, as: nil, on: worker
                ).answer
            } catch let fault as ConnectorFault { throw Failure(fault) }
        }
        guard companies.desk.mode != .off else { throw Failure(.sourcesOff) }
        let isTaken = try worker.write { try FeedTable($0.connection).take(input.agreement, at: $0.now) }
        guard isTaken else { throw Failure(.feedUnderWay, retryAfter: 60) }
        do { return try pull.run(feed, under: agreement, for: caller, as: nil, on: worker).get() } catch let fault
            as ConnectorFault
        { throw Failure(fault) }
    }
}

extension Failure {
    /// What a source did wrong, for whoever asked it now.
    init(_ fault: ConnectorFault) {
        self = Failure(
            .sourceFailed,
            fields: [
                Field("/feed", fault.rawValue, Text(fr: "Le flux n'a pas répondu.", en: "The feed did not answer."))
            ], retryAfter: 60)
    }
}
