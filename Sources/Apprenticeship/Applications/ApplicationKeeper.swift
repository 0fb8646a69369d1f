import Accounts
import Database
import Endpoints
import Journal
import Kernel

/// Sends applications and moves them on, for one caller in one transaction.
struct ApplicationKeeper {
    let apprenticeship: Apprenticeship
    let transaction: WriteTransaction
    let caller: Caller

    private var connection: Connection { transaction.connection }
    private var today: Day { ParisTime.day(at: transaction.now) }

    static let perOffer = 3
    static let perDay = 20
    static let perEmployerAndDay = 20
    /// Applications at which an offer is suspended.
    static let full = 80

    /// Sends an application.
    func send(_ order: ApplicationOrder) throws -> ApplicationView {
        guard var candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        guard var offer = try OfferTable(connection).find(order.offer), offer.publishedAt != nil,
            var employer = try EmployerTable(connection).find(offer.employer)
        else { throw Failure(.notFound) }
        let table = ApplicationTable(connection)
        let history = try table.history(of: candidate.id, for: offer.id)
        guard history.count < ApplicationKeeper.perOffer else { throw Failure(.tooManyApplications) }
        guard !history.hasOpen else { throw Failure(.applicationOpen) }
        if offer.state == .suspended { throw Failure(.offerSuspended) }
        guard offer.state == .active, offer.taken < offer.posts else { throw Failure(.offerClosed) }
        guard employer.isSound else { throw Failure(.offerClosed) }
        try checkLimits(candidate, offer, employer, table)
        try checkLaw(candidate, offer)
        guard order.answers.count == (offer.details.questions ?? []).count else {
            throw Failure.invalid([
                Failure.Field(
                    "/answers", "count",
                    Text(fr: "Une réponse par question de l'offre.", en: "One answer for each question of the offer."))
            ])
        }
        let application = Application(
            id: transaction.identifier(), offer: offer.id, employer: employer.id, candidate: candidate.id,
            account: candidate.account, state: .sent, version: 1, message: order.message, answers: order.answers,
            sharesAccommodation: order.sharesAccommodation, createdAt: transaction.now, changedAt: transaction.now)
        try table.insert(application)
        employer.received += 1
        try EmployerTable(connection).save(employer)
        candidate.lastActiveAt = transaction.now
        try CandidateTable(connection).save(candidate)
        try transaction.journal.append(.application("application-sent", application, offer, candidate), by: caller)
        let letters = apprenticeship.letters(in: transaction)
        try letters.applicationReceived(application)
        offer.applications += 1
        try OfferTable(connection).save(offer)
        if offer.applications >= ApplicationKeeper.full { try close(offer, letters) }
        return ApplicationView(
            application: application, offer: offer, candidate: candidate, actor: .candidate, now: transaction.now,
            isNew: true)
    }

    /// Moves an application on.
    func take(_ step: ApplicationStep, _ input: ApplicationStepInput) throws -> ApplicationView {
        let table = ApplicationTable(connection)
        guard var application = try table.find(input.id), let actor = try actor(in: application) else {
            throw Failure(.notFound)
        }
        guard step.actor == actor else { throw Failure(.forbidden) }
        try input.seen.check(application.version)
        let hadAnswer = application.answeredAt != nil
        try application.take(step, at: transaction.now)
        switch step {
        case .proposeInterview: application.interviewAt = input.interviewAt
        case .refuse: application.refusal = try input.checkedRefusal()
        case .propose:
            try input.checkMentor()
            application.monthlyPay = try checkedPay(application, input.monthlyPay)
        default: break
        }
        try table.save(application, isTold: step != .refuse)
        let inTime = hadAnswer || application.answeredAt == nil ? nil : try countAnswer(application)
        if step == .accept { try place(application, withdrawOthers: input.withdrawOthers) }
        guard let offer = try OfferTable(connection).find(application.offer) else { throw Failure(.notFound) }
        let candidate = try application.candidate.flatMap { try CandidateTable(connection).find($0) }
        try transaction.journal.append(
            .application(step.event, application, offer, candidate, inTime: inTime), by: caller)
        if step != .refuse, step != .undoRefusal, step != .read {
            try apprenticeship.letters(in: transaction).applicationMoved(application, by: actor)
        }
        return ApplicationView(
            application: application, offer: offer, candidate: candidate, actor: actor, now: transaction.now)
    }

    /// Which side of an application the caller is on; `nil` when they may not see it.
    func actor(in application: Application) throws -> ApplicationStep.Actor? {
        guard let person = caller.person else { return nil }
        if caller.holds(.candidate), application.candidate != nil, application.account == person.account {
            return .candidate
        }
        return try caller.answers(for: application.offer, of: application.employer, in: connection) ? .employer : nil
    }

    private func checkLimits(
        _ candidate: Candidate, _ offer: Offer, _ employer: Employer, _ table: ApplicationTable
    ) throws {
        let sent = try table.count(
            of: candidate.account, since: ParisTime.start(of: today), at: employer.id)
        guard sent.all < ApplicationKeeper.perDay, sent.there < ApplicationKeeper.perEmployerAndDay else {
            throw Failure(.dailyLimit, retryAfter: transaction.secondsToMidnight)
        }
    }

    /// The law alone refuses; scores and the other gates advise.
    private func checkLaw(_ candidate: Candidate, _ offer: Offer) throws {
        if candidate.isMinor(on: max(today, offer.details.start)), candidate.consentAt == nil {
            throw Failure(.consentRequired)
        }
        let recommender = apprenticeship.recommender(connection, at: transaction.now)
        guard let mine = try recommender.glance(of: candidate.id), let theirs = try recommender.glance(of: offer.id)
        else { return }
        let blocks = try recommender.pairing(mine, theirs).gates.blocks
        if blocks.contains(.legalAge) {
            throw Failure(.ageOutsideLaw, Gate.legalAge.remedy)
        }
        if blocks.contains(.blocked) { throw Failure(.offerClosed) }
    }

    /// What is proposed, or what the offer says, as long as it is not below the minimum of the candidate's age (code du
    /// travail, article D6222-26); `nil` when neither says anything, and the minimum counts.
    private func checkedPay(_ application: Application, _ proposed: Double?) throws -> Double? {
        guard let offer = try OfferTable(connection).find(application.offer),
            let candidate = try application.candidate.flatMap({ try CandidateTable(connection).find($0) }),
            let pay = proposed ?? offer.details.monthlyPay
        else { return proposed }
        let schedule = PaySchedule(
            birthDate: candidate.details.birthDate, start: offer.details.start, months: offer.details.durationMonths)
        guard let first = schedule.periods.first,
            let least = try apprenticeship.leastPay(
                first.band, on: offer.details.start, in: PayTerritory(departement: offer.departement))
        else { return pay }
        guard pay >= least else { throw Failure.payBelow(least) }
        return pay
    }

    /// Suspends an offer that has as many applications as anybody can read; it may be opened again.
    private func close(_ offer: Offer, _ letters: Letters) throws {
        var offer = offer
        try offer.take(.suspend, reason: "application-limit", at: transaction.now)
        try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).settle(offer)
        try letters.offerSuspended(offer)
    }

    /// Counts an answer that came in time: it makes the employer's offers fit better.
    ///
    /// - Returns: whether it did.
    private func countAnswer(_ application: Application) throws -> Bool {
        let limit = application.createdAt.adding(seconds: Int64(Application.answerDays) * 86_400)
        guard transaction.now <= limit else { return false }
        if var employer = try EmployerTable(connection).find(application.employer) {
            employer.answered += 1
            try EmployerTable(connection).save(employer)
        }
        return true
    }

    /// Takes the post, and the candidate off the lists.
    private func place(_ application: Application, withdrawOthers: Bool) throws {
        guard var offer = try OfferTable(connection).find(application.offer), offer.taken < offer.posts else {
            throw Failure(.offerClosed)
        }
        offer.taken += 1
        offer.version += 1
        try OfferTable(connection).save(offer)
        if offer.taken == offer.posts, OfferStep.fill.origins.contains(offer.state) {
            try offer.take(.fill, reason: "filledHere", at: transaction.now)
            try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).settle(offer)
        }
        guard let id = application.candidate, var candidate = try CandidateTable(connection).find(id) else { return }
        candidate.state = .placed
        candidate.lastActiveAt = transaction.now
        candidate.version += 1
        try CandidateTable(connection).save(candidate)
        guard withdrawOthers else { return }
        for var other in try ApplicationTable(connection).open(of: id, except: application.id) {
            try other.take(.withdraw, at: transaction.now)
            try ApplicationTable(connection).save(other)
            try apprenticeship.letters(in: transaction).applicationMoved(other, by: .candidate)
        }
    }
}

extension ApplicationStep {
    /// The code of what happened.
    fileprivate var event: StaticString {
        switch self {
        case .read: "application-read"
        case .proposeInterview: "interview-proposed"
        case .acceptInterview: "interview-accepted"
        case .holdInterview: "interview-held"
        case .propose: "contract-proposed"
        case .accept: "contract-accepted"
        case .decline: "contract-declined"
        case .refuse: "application-refused"
        case .undoRefusal: "refusal-undone"
        case .withdraw: "application-withdrawn"
        case .lapse: "application-lapsed"
        }
    }
}
