package import CompanyRecords
package import Crypto
import Database
package import Endpoints
package import Kernel
package import Territories

/// Young people who look for an apprenticeship and employers who look for an apprentice: offers, profiles, matching both ways
/// with its reasons, applications and their life, job datings.
package struct Apprenticeship: Sendable {
    let territories: Territories
    let catalog: TradeCatalog
    let clock: Clock
    let keys: KeyRing?
    let postbox: any Postbox
    let companies: any CompanyLookup
    let pay: any ApprenticePay

    /// Apprenticeship in the territories of today.
    ///
    /// - Parameters:
    ///   - keys: what seals accommodations; without them none is kept.
    ///   - companies: says what is known of an establishment.
    ///   - pay: gives the figures of minimum pay.
    package init(
        territories: Territories, clock: Clock, keys: KeyRing?, postbox: any Postbox, companies: any CompanyLookup,
        pay: any ApprenticePay
    ) {
        self.territories = territories
        catalog = TradeCatalog(territories)
        self.clock = clock
        self.keys = keys
        self.postbox = postbox
        self.companies = companies
        self.pay = pay
    }

    /// What the application serves of it.
    package var feature: Feature {
        Feature(
            name: "apprenticeship", migrations: ApprenticeshipSchema.migrations,
            routes: offerRoutes + candidateRoutes + employerRoutes + lawRoutes,
            problems: Problem.ofApprenticeship)
    }

    private var offerRoutes: [Route] {
        [
            Route(SearchOffers(apprenticeship: self)), Route(CreateOffer(apprenticeship: self)),
            Route(ShowOffer(apprenticeship: self)), Route(ChangeOffer(apprenticeship: self)),
            Route(PublishOffer(apprenticeship: self)), Route(SuspendOffer(apprenticeship: self)),
            Route(ExtendOffer(apprenticeship: self)), Route(FillOffer(apprenticeship: self)),
            Route(CancelOffer(apprenticeship: self)), Route(FindCandidates(apprenticeship: self)),
            Route(ExplainOffer(apprenticeship: self)),
        ]
    }

    private var candidateRoutes: [Route] {
        [
            Route(ShowOwnProfile(apprenticeship: self)), Route(PutOwnProfile(apprenticeship: self)),
            Route(DeleteOwnProfile(apprenticeship: self)), Route(RecommendOffers(apprenticeship: self)),
        ]
    }

    private var employerRoutes: [Route] {
        [
            Route(ListEmployers(apprenticeship: self)), Route(CreateEmployer(apprenticeship: self)),
            Route(VerifyEmployer(apprenticeship: self)),
        ]
    }

    private var lawRoutes: [Route] {
        [
            Route(ListTrades(apprenticeship: self)), Route(ShowAlgorithm()), Route(CheckEligibility(clock: clock)),
            Route(ShowPay(apprenticeship: self)),
        ]
    }

    var now: Timestamp { clock.now() }
    var today: Day { ParisTime.day(at: clock.now()) }

    func recommender(_ connection: Connection, at now: Timestamp) -> Recommender {
        Recommender(connection, catalog: catalog, today: ParisTime.day(at: now))
    }

    /// The least that any apprentice is paid: the first year, below 18.
    func leastPay(on day: Day) throws -> Double? {
        try pay.figures(.under18, year: 1, on: day, in: .france)?.amount
    }
}
