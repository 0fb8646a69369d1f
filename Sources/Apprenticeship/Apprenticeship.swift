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
    let counters: Counters

    /// Apprenticeship in the territories of today.
    ///
    /// - Parameters:
    ///   - keys: what seals accommodations; without them none is kept.
    ///   - companies: says what is known of an establishment.
    ///   - pay: gives the figures of minimum pay.
    package init(
        territories: Territories, clock: Clock, keys: KeyRing?, postbox: any Postbox, companies: any CompanyLookup,
        pay: any ApprenticePay, counters: Counters = Counters()
    ) {
        self.territories = territories
        catalog = TradeCatalog(territories)
        self.clock = clock
        self.keys = keys
        self.postbox = postbox
        self.companies = companies
        self.pay = pay
        self.counters = counters
    }

    /// What the application serves of it.
    package var feature: Feature {
        Feature(
            name: "apprenticeship", migrations: ApprenticeshipSchema.migrations,
            routes: offerRoutes + candidateRoutes + employerRoutes + lawRoutes + applicationRoutes + eventRoutes
                + watchRoutes + centreRoutes,
            problems: Problem.ofApprenticeship, jobs: jobs, personalData: personalData,
            partnerData: PartnerData.ofApprenticeship, indicators: Indicator.ofApprenticeship,
            events: EventType.ofApprenticeship,
            loadDemonstration: { transaction in try loadDemonstration(in: transaction) })
    }

    private var offerRoutes: [Route] {
        [
            Route(SearchOffers(apprenticeship: self)), Route(CreateOffer(apprenticeship: self)),
            Route(ShowOffer(apprenticeship: self)), Route(ChangeOffer(apprenticeship: self)),
            Route(PublishOffer(apprenticeship: self)), Route(SuspendOffer(apprenticeship: self)),
            Route(ExtendOffer(apprenticeship: self)), Route(FillOffer(apprenticeship: self)),
            Route(CancelOffer(apprenticeship: self)), Route(DelegateOffer(apprenticeship: self)),
            Route(FindCandidates(apprenticeship: self)),
            Route(ExplainOffer(apprenticeship: self)), Route(InviteCandidate(apprenticeship: self)),
        ]
    }

    private var candidateRoutes: [Route] {
        [
            Route(ShowOwnProfile(apprenticeship: self)), Route(PutOwnProfile(apprenticeship: self)),
            Route(DeleteOwnProfile(apprenticeship: self)), Route(RecommendOffers(apprenticeship: self)),
            Route(ShowOwnAccommodation(apprenticeship: self)), Route(PutOwnAccommodation(apprenticeship: self)),
            Route(DeleteOwnAccommodation(apprenticeship: self)), Route(ListRepresentations(apprenticeship: self)),
            Route(ConsentForCandidate(apprenticeship: self)), Route(ExportOwnProfile(apprenticeship: self)),
            Route(ListEmployersSetAside()), Route(SetEmployerAside()), Route(TakeEmployerBack()),
            Route(ShowOwnMandate(apprenticeship: self)), Route(GiveMandate(apprenticeship: self)),
            Route(TakeMandateBack(apprenticeship: self)), Route(ListMandators(apprenticeship: self)),
            Route(ShowMandator(apprenticeship: self)), Route(PutMandator(apprenticeship: self)),
            Route(ShowMandatorAccommodation(apprenticeship: self)),
        ]
    }

    private var employerRoutes: [Route] {
        [
            Route(ListEmployers(apprenticeship: self)), Route(CreateEmployer(apprenticeship: self)),
            Route(VerifyEmployer(apprenticeship: self)), Route(AddEmployerUser(apprenticeship: self)),
        ]
    }

    private var applicationRoutes: [Route] {
        [
            Route(ListApplications(apprenticeship: self)), Route(SendApplication(apprenticeship: self)),
            Route(ShowApplication(apprenticeship: self)), Route(ReadApplication(apprenticeship: self)),
            Route(ProposeInterview(apprenticeship: self)), Route(AcceptInterview(apprenticeship: self)),
            Route(HoldInterview(apprenticeship: self)), Route(ProposeContract(apprenticeship: self)),
            Route(AcceptContract(apprenticeship: self)), Route(DeclineContract(apprenticeship: self)),
            Route(RefuseApplication(apprenticeship: self)), Route(UndoRefusal(apprenticeship: self)),
            Route(WithdrawApplication(apprenticeship: self)), Route(SetApplicantAside()),
            Route(ShowOwnCalendar(apprenticeship: self)), Route(ShowCalendarLink(apprenticeship: self)),
            Route(ShowLinkedCalendar(apprenticeship: self)), Route(ListMessages(apprenticeship: self)),
            Route(WriteMessage(apprenticeship: self)), Route(ShowLink(apprenticeship: self)),
            Route(FollowLink(apprenticeship: self)),
        ]
    }

    private var eventRoutes: [Route] {
        [
            Route(ListJobDatings(apprenticeship: self)), Route(CreateJobDating(apprenticeship: self)),
            Route(ShowJobDating(apprenticeship: self)), Route(RegisterAtJobDating(apprenticeship: self)),
            Route(WithdrawFromJobDating(apprenticeship: self)), Route(PutWishes(apprenticeship: self)),
            Route(PutRanking(apprenticeship: self)), Route(ListEventCandidates(apprenticeship: self)),
            Route(MakeTimetable(apprenticeship: self)), Route(ShowTimetable(apprenticeship: self)),
            Route(AssignJobDating(apprenticeship: self)), Route(ShowAssignment(apprenticeship: self)),
            Route(ProveAssignment(apprenticeship: self)),
        ]
    }

    private var watchRoutes: [Route] {
        [
            Route(FeedOffers(apprenticeship: self)), Route(ListTrainings(apprenticeship: self)),
            Route(PutTraining(apprenticeship: self)), Route(ReportOffer(apprenticeship: self)),
            Route(ListReports(apprenticeship: self)), Route(DecideReport(apprenticeship: self)),
            Route(ListAlerts(apprenticeship: self)), Route(CreateAlert(apprenticeship: self)),
            Route(DeleteAlert(apprenticeship: self)),
        ]
    }

    private var lawRoutes: [Route] {
        [
            Route(ListTrades(apprenticeship: self)), Route(ShowAlgorithm()), Route(CheckEligibility(clock: clock)),
            Route(ShowPay(apprenticeship: self)), Route(ShowWorkingHours(apprenticeship: self)),
        ]
    }

    private var centreRoutes: [Route] {
        [
            Route(ListDelegations()), Route(AnswerDelegation(apprenticeship: self)),
            Route(AskAppointment(apprenticeship: self)), Route(ListAppointments()),
            Route(AnswerAppointment(apprenticeship: self)), Route(CancelAppointment(apprenticeship: self)),
        ]
    }

    var now: Timestamp { clock.now() }
    var today: Day { ParisTime.day(at: clock.now()) }

    func recommender(_ connection: Connection, at now: Timestamp) -> Recommender {
        Recommender(connection, catalog: catalog, today: ParisTime.day(at: now))
    }

    /// The least that an apprentice of an age is paid in the first year.
    func leastPay(_ band: AgeBand, on day: Day, in territory: PayTerritory) throws -> Double? {
        try pay.figures(band, year: 1, on: day, in: territory)?.amount
    }
}
