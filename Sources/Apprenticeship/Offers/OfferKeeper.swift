import Accounts
import Database
import Endpoints
import Journal
import Kernel

/// Changes offers, for one caller in one transaction.
struct OfferKeeper {
    let apprenticeship: Apprenticeship
    let transaction: WriteTransaction
    let caller: Caller

    private var connection: Connection { transaction.connection }
    private var today: Day { ParisTime.day(at: transaction.now) }
    private var places: Places { Places(apprenticeship.territories) }
    /// Offers that an employer may make in a day.
    static let dailyLimit = 10

    /// Adds an offer, as a draft.
    func create(_ order: OfferOrder) throws -> OfferView {
        guard let employer = try EmployerTable(connection).find(order.employer) else { throw Failure(.notFound) }
        let isCounsellor = caller.advises(places.departement(of: employer), places)
        guard try isCounsellor || caller.acts(for: employer.id, in: connection) else { throw Failure(.notFound) }
        guard employer.verification != .refused else { throw Failure(.employerNotVerified) }
        let table = OfferTable(connection)
        guard try table.count(of: employer.id, since: ParisTime.start(of: today)) < OfferKeeper.dailyLimit else {
            throw Failure(.dailyLimit, retryAfter: transaction.secondsToMidnight)
        }
        guard !order.overrulesWording || isCounsellor else { throw Failure(.forbidden) }
        let checked = try rules.check(
            order.details, contact: order.contact, overrulesWording: order.overrulesWording)
        let details = checked.details
        let offer = Offer(
            id: transaction.identifier(), employer: employer.id, state: .draft, reason: nil, version: 1,
            details: details, point: checked.point, departement: checked.departement, createdAt: transaction.now,
            publishedAt: nil, expiresOn: nil, applications: 0, taken: 0)
        try table.insert(offer, contact: order.contact, folded: folded(details, employer))
        try table.record(offer, at: transaction.now)
        try transaction.journal.append(.offer("offer-created", offer), by: caller)
        try record(checked.overruled, of: offer)
        var view = view(offer, employer)
        view.isNew = true
        return view
    }

    /// Changes some members of an offer.
    func change(
        _ id: Offer.ID, at seen: Precondition, overrulesWording: Bool, _ change: (Offer) throws -> OfferDetails
    ) throws -> OfferView {
        var (offer, employer) = try kept(id)
        try seen.check(offer.version)
        guard offer.state != .filled, offer.state != .cancelled else { throw Failure(.transitionImpossible) }
        let isCounsellor = caller.advises(offer.departement, places)
        guard !overrulesWording || isCounsellor else { throw Failure(.forbidden) }
        let checked = try rules.check(
            try change(offer), contact: nil, earlier: offer.details, overrulesWording: overrulesWording)
        let details = checked.details
        guard (details.posts ?? 1) >= offer.taken else {
            throw Failure.invalid([
                Failure.Field("/posts", "range", Text(fr: "Des postes sont déjà pris.", en: "Posts are taken already."))
            ])
        }
        offer.details = details
        offer.point = checked.point
        offer.departement = checked.departement
        offer.version += 1
        try OfferTable(connection).rewrite(offer, folded: folded(details, employer))
        try transaction.journal.append(.offer("offer-changed", offer), by: caller)
        try record(checked.overruled, of: offer)
        return view(offer, employer)
    }

    /// Writes who let wording stand that would be refused, and where.
    private func record(_ overruled: [String], of offer: Offer) throws {
        guard !overruled.isEmpty else { return }
        try transaction.journal.append(.wordingOverruled(overruled, offer), by: caller)
    }

    /// Does a step asked for by somebody who keeps the offer.
    func take(_ step: OfferStep, _ id: Offer.ID, at seen: Precondition, reason: String?) throws -> OfferView {
        var (offer, employer) = try kept(id)
        try seen.check(offer.version)
        let isCounsellor = caller.advises(offer.departement, places)
        if step == .publish, !employer.isOpen { throw Failure(.establishmentClosed) }
        let mustWait = !employer.verification.isDone || employer.isSchool
        if step == .publish, offer.state == .draft || offer.state == .pending, mustWait, !isCounsellor {
            guard employer.verification != .refused else { throw Failure(.employerNotVerified) }
            offer.state = .pending
            offer.reason = employer.isSchool ? "school-advert" : "employer-not-verified"
            offer.version += 1
        } else {
            if offer.state == .pending, isCounsellor { offer.state = .draft }
            try offer.take(step, reason: reason, at: transaction.now)
        }
        try settle(offer)
        return view(offer, employer)
    }

    /// Opens the offers that waited for an employer to be verified.
    func open(of employer: Employer) throws -> [Offer] {
        let waiting = try connection.all(
            "\(OfferTable.columns) WHERE employer = \(employer.id) AND state = 'pending' ORDER BY id", as: Offer.init)
        return try waiting.map { offer in
            var offer = offer
            try offer.take(.open, at: transaction.now)
            try settle(offer)
            return offer
        }
    }

    /// Writes where an offer stands, in its history and in the journal.
    func settle(_ offer: Offer) throws {
        let table = OfferTable(connection)
        try table.save(offer)
        try table.record(offer, at: transaction.now)
        try transaction.journal.append(.offerMoved(offer), by: caller)
    }

    /// An offer that the caller keeps, with its employer.
    private func kept(_ id: Offer.ID) throws -> (Offer, Employer) {
        guard let offer = try OfferTable(connection).find(id),
            let employer = try EmployerTable(connection).find(offer.employer)
        else { throw Failure(.notFound) }
        guard try caller.keeps(offer, places, in: connection) else {
            throw Failure(offer.state == .active ? .forbidden : .notFound)
        }
        return (offer, employer)
    }

    private func view(_ offer: Offer, _ employer: Employer) -> OfferView {
        OfferView(
            offer: offer, employer: employer, catalog: apprenticeship.catalog, places: places, isKept: true)
    }

    private var rules: OfferRules {
        OfferRules(
            catalog: apprenticeship.catalog, territories: apprenticeship.territories, today: today,
            leastPay: apprenticeship.leastPay(_:on:in:))
    }

    /// The words by which an offer is found: its title, its trades with their synonyms, its employer.
    func folded(_ details: OfferDetails, _ employer: Employer) -> String {
        apprenticeship.catalog.searchWords(details, employer: employer.shownName)
    }
}

extension TradeCatalog {
    /// The folded words by which an offer is found.
    package func searchWords(_ details: OfferDetails, employer: String) -> String {
        let trade = details.trade.flatMap { self[$0] }
        let labels = (details.romeCodes ?? []).compactMap { label(of: $0) }
        let words = TradeCatalog.words(([details.title, employer] + labels).joined(separator: " "))
        return (words + (trade.map { [$0.code] + $0.synonyms } ?? [])).joined(separator: " ")
    }
}

extension WriteTransaction {
    /// How long until the next day begins in Paris.
    var secondsToMidnight: Int {
        let tomorrow = ParisTime.start(of: ParisTime.day(at: now).adding(days: 1))
        return max(1, Int((tomorrow.milliseconds - now.milliseconds) / 1000))
    }
}
