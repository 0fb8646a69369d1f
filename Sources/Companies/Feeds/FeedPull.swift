import Database
import Endpoints
import Journal
import Kernel

/// Brings what a partner's API has: read page by page, judged and kept as a deposit is, in one step or not at all.
struct FeedPull {
    let companies: Companies

    /// What came of it, for whoever asked; what was kept is told in the feed.
    ///
    /// - Throws: the fault of the source; nothing is kept then.
    func bring(
        _ feed: PartnerFeed, under agreement: Agreement, isSimulation: Bool, for caller: Caller, as author: Author?,
        on worker: Worker
    ) throws -> (answer: Representation, deposit: Identifier<Deposit>?) {
        let reading = try companies.reading(feed)
        return try AgreementDeposit(agreement, by: caller, as: author).take(isSimulation: isSimulation, on: worker) {
            try reading.each(since: feed.since, $0)
        }
    }

    /// Pulls a feed that was taken, and gives it back.
    func run(
        _ feed: PartnerFeed, under agreement: Agreement, for caller: Caller, as author: Author?, on worker: Worker
    ) throws -> Result<Representation, ConnectorFault> {
        let began = worker.now
        do {
            let (answer, deposit) = try bring(
                feed, under: agreement, isSimulation: false, for: caller, as: author, on: worker)
            try give(feed.succeeded(deposit, began: began, at: worker.now), on: worker)
            return .success(answer)
        } catch let fault as ConnectorFault {
            try give(feed.failed(fault.rawValue, at: worker.now), on: worker)
            return .failure(fault)
        } catch {
            try give(feed.failed("unreadable", at: worker.now), on: worker)
            throw error
        }
    }

    private func give(_ feed: PartnerFeed, on worker: Worker) throws {
        try worker.write { try FeedTable($0.connection).finish(feed) }
    }

    /// Pulls the next feed whose turn it is; whether there was one.
    func step(on worker: Worker) throws -> Bool {
        guard companies.desk.mode != .off else { return false }
        let taken = try worker.write { transaction in
            try FeedTable(transaction.connection).takeNext(at: transaction.now).map { feed in
                (feed, try AgreementTable(transaction.connection).find(feed.agreement))
            }
        }
        guard let (feed, agreement) = taken else { return false }
        guard let agreement, agreement.takes(on: companies.today) else {
            try give(feed.failed("not-in-force", at: worker.now), on: worker)
            return true
        }
        let service = Caller(identity: .anonymous, request: "feed-\(feed.agreement)")
        _ = try? run(feed, under: agreement, for: service, as: .service, on: worker)
        return true
    }
}

extension PartnerFeed {
    /// After a pull that went well: the next question asks from its beginning on.
    func succeeded(_ deposit: Identifier<Deposit>?, began: Timestamp, at now: Timestamp) -> PartnerFeed {
        var feed = self
        feed.since = began
        feed.failures = 0
        feed.nextAt = now.adding(seconds: Int64(declaration.everyMinutes) * 60)
        feed.last = Outcome(at: now, code: "ok", deposit: deposit)
        return feed
    }

    /// After one that failed: sooner than its turn at first, then later and later.
    func failed(_ code: String, at now: Timestamp) -> PartnerFeed {
        var feed = self
        feed.failures += 1
        let pause = min(Int64(declaration.everyMinutes) * 60, 300 << Int64(min(feed.failures - 1, 8)))
        feed.nextAt = now.adding(seconds: pause)
        feed.last = Outcome(at: now, code: code, deposit: nil)
        return feed
    }
}

extension Companies {
    /// What reads a feed on this thread.
    ///
    /// - Throws: `sources-off` when the operator lets no source be asked.
    func reading(_ feed: PartnerFeed, withSecret: Bool = true) throws -> FeedReading {
        guard desk.mode != .off else { throw Failure(.sourcesOff) }
        return FeedReading(
            feed.declaration, secret: withSecret ? try feed.openedSecret(keys) : nil, desk.asking(),
            desk.gate(of: feed.agreement, feed.declaration))
    }
}
