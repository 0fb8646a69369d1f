import Database
import Kernel

/// What matching reads of an offer: a row without its texts.
struct OfferGlance {
    let id: Offer.ID
    let employer: Employer.ID
    let point: Point
    let scorable: ScorableOffer
    let facts: OfferFacts
    let publishedAt: String

    /// The columns, in the order in which they are read; the employer is joined.
    static let columns: SQL = """
        SELECT offer.id, offer.employer, offer.latitude, offer.longitude, offer.trade, offer.romes, offer.targetLevel,
            offer.entryLevel, offer.startDay, offer.months, offer.rhythm, offer.flags, offer.licences,
            offer.applications, offer.state, offer.publishedAt, offer.posts - offer.taken, employer.answered,
            employer.received, employer.verification IN ('auto', 'manual') AND employer.isOpen = 1, offer.expiresOn
        FROM offer JOIN employer ON employer.id = offer.employer
        """

    /// The same of one open offer, from the indexes alone: a row of the table would be a page of the disk for each.
    ///
    /// - Parameters:
    ///   - key: its trade and its entries of ROME, as the index has them.
    ///   - row: its place in the table.
    static func indexed(_ key: String, at point: Point, row: Int) -> SQL {
        let parts = key.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let trade = parts[0].isEmpty ? nil : parts[0]
        return """
            SELECT offer.id, offer.employer, offer.latitude, offer.longitude, \(trade), \(parts[1]), offer.targetLevel,
                offer.entryLevel, offer.startDay, offer.months, offer.rhythm, offer.flags, offer.licences,
                offer.applications, 'active', offer.publishedAt, offer.posts - offer.taken, employer.answered,
                employer.received, employer.verification IN ('auto', 'manual') AND employer.isOpen = 1, offer.expiresOn
            FROM offer INDEXED BY offerMatch
            JOIN employer INDEXED BY employerStanding ON employer.id = offer.employer
            WHERE offer.state = 'active' AND offer.matchKey = \(key) AND offer.cell = \(point.cell)
                AND offer.latitude = \(point.latitude) AND offer.longitude = \(point.longitude) AND offer.rowid = \(row)
            """
    }

    init(_ row: borrowing Row, _ catalog: TradeCatalog, today: Day) throws {
        id = try row[0]
        employer = try row[1]
        point = Point(latitude: try row[2], longitude: try row[3])
        let trade: String? = try row[4]
        let romes: String = try row[5]
        let start = Day(daysSinceEpoch: try row[8])!
        let flags = OfferFlags(rawValue: try row[11])
        let licences: String = try row[12]
        let applications: Int = try row[13]
        let state: String = try row[14]
        let left: Int = try row[16]
        let place = trade.flatMap { catalog.place(of: $0) }
        let rhythm: String? = try row[10]
        let expiresOn: Day? = try row[20]
        let isOver = expiresOn.map { $0 <= today } ?? false
        publishedAt = try row[15] ?? ""
        scorable = ScorableOffer(
            trade: Wish(trade: place, romes: OfferGlance.codes(romes)), level: try row[6], start: start.daysSinceEpoch,
            isStartFlexible: flags.contains(.flexibleStart), months: try row[9],
            rhythm: rhythm.flatMap(Rhythms.Unit.init), answered: try row[17], received: try row[18])
        facts = OfferFacts(
            isOpen: state == OfferState.active.rawValue && left > 0 && !isOver, isEmployerSound: try row[19],
            start: start, entryLevel: try row[7],
            licences: licences.isEmpty
                ? [] : Set(licences.split(separator: " ").compactMap { Licence(rawValue: String($0)) }),
            hasHousing: flags.contains(.housing), hasNightWork: flags.contains(.night),
            hasRegulatedWork: flags.contains(.regulated)
                || place.map { catalog.trades[$0].hasRegulatedWork } ?? false, applications: applications)
    }

    private static func codes(_ text: String) -> [RomeCode] {
        text.utf8.count == 5
            ? RomeCode(text).map { [$0] } ?? [] : text.split(separator: " ").compactMap { RomeCode(String($0)) }
    }
}
