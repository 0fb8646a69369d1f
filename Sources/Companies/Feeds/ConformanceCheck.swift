import Database
import Endpoints
import Kernel
import Territories

/// Holds what a partner sends against every rule, and keeps nothing of it.
struct ConformanceCheck {
    private let companies: Companies
    private let agreement: Agreement

    init(_ companies: Companies, _ agreement: Agreement) {
        self.companies = companies
        self.agreement = agreement
    }

    /// Enough was seen.
    private struct Enough: Error {}

    /// What is found in a file.
    ///
    /// - Throws: when it is no table, or lacks a column.
    func findings(in file: DepositFile, on worker: Worker) throws -> [ConformanceFinding] {
        let tally = try tally { try file.each(columns: agreement.mapping.names, $0) }
        let skipped: [ConformanceRule] = [.protected, .stable, .since]
        return try [ConformanceFinding(.reachable, true, ConformanceTally.said("\(tally.rows)"))]
            + rows(tally, on: worker) + skipped.map(ConformanceFinding.init(skipping:))
    }

    /// What is found in a feed: it is read twice, once from now on, and once without its secret.
    func findings(in feed: PartnerFeed, on worker: Worker) throws -> [ConformanceFinding] {
        let reading = try companies.reading(feed)
        let tally: ConformanceTally
        do { tally = try self.tally { try reading.each(since: nil, $0) } } catch let fault as ConnectorFault {
            let seen = ConformanceTally.said(fault.rawValue)
            return [ConformanceFinding(.reachable, false, seen)]
                + ConformanceRule.allCases.filter { $0 != .reachable }.map(ConformanceFinding.init(skipping:))
        }
        return try [ConformanceFinding(.reachable, true, ConformanceTally.said("\(tally.rows)"))]
            + [protected(feed)] + rows(tally, on: worker) + [
                stable(reading, tally), since(feed, reading, tally, worker.now),
            ]
    }

    private func tally(_ each: (_ take: (Int, DepositFile.Cells) throws -> Void) throws -> Void) throws
        -> ConformanceTally
    {
        var tally = ConformanceTally(agreement.mapping)
        do {
            try each { line, cell in
                guard !tally.isFull else { throw Enough() }
                tally.take(line, cell)
            }
        } catch is Enough {}
        return tally
    }

    private func rows(_ tally: ConformanceTally, on worker: Worker) throws -> [ConformanceFinding] {
        let sirets = Set(tally.contents.map(\.siret))
        let known = try worker.read { connection in
            let table = EstablishmentTable(connection)
            return try sirets.count { try agreement.isInvented($0) || table.fingerprint(of: $0) != nil }
        }
        return tally.findings(known: known, of: sirets.count)
    }

    private func protected(_ feed: PartnerFeed) throws -> ConformanceFinding {
        guard feed.secret != nil else { return ConformanceFinding(skipping: .protected) }
        do {
            let tally = try tally { try companies.reading(feed, withSecret: false).each(since: nil, $0) }
            return ConformanceFinding(.protected, false, ConformanceTally.said("\(tally.rows)"))
        } catch let fault as ConnectorFault {
            return ConformanceFinding(.protected, fault == .refused, ConformanceTally.said(fault.rawValue))
        }
    }

    private func stable(_ reading: FeedReading, _ first: ConformanceTally) throws -> ConformanceFinding {
        do {
            let second = try tally { try reading.each(since: nil, $0) }
            return ConformanceFinding(
                .stable, second.contents == first.contents,
                Text(fr: "\(first.rows), puis \(second.rows)", en: "\(first.rows), then \(second.rows)"))
        } catch let fault as ConnectorFault {
            return ConformanceFinding(.stable, false, ConformanceTally.said(fault.rawValue))
        }
    }

    private func since(
        _ feed: PartnerFeed, _ reading: FeedReading, _ all: ConformanceTally, _ now: Timestamp
    ) throws -> ConformanceFinding {
        guard feed.declaration.sinceParameter != nil else {
            return ConformanceFinding(skipping: .since)
        }
        do {
            let late = try tally { try reading.each(since: now, $0) }
            return ConformanceFinding(
                .since, late.rows <= all.rows,
                Text(fr: "\(late.rows) sur \(all.rows)", en: "\(late.rows) of \(all.rows)"))
        } catch let fault as ConnectorFault {
            return ConformanceFinding(.since, false, ConformanceTally.said(fault.rawValue))
        }
    }
}
