package import Crypto
import Database
package import Endpoints
package import Kernel
package import Territories

/// What administrations know of companies together: one sheet for each, and what their services tell each other.
package struct Companies: Sendable {
    let territories: Territories
    private let clock: Clock
    private let postbox: any Postbox
    let counters: Counters
    let importing = OneAtATime()
    let quota = AgentQuota()
    let use = AgentUse()
    private let writer: WriterPlace
    let desk: ConnectorDesk
    /// By which the secrets of feeds are sealed.
    let keys: KeyRing?

    /// Sheets over the territories of today.
    package init(
        territories: Territories, clock: Clock, postbox: any Postbox, counters: Counters = Counters(),
        connectors: ConnectorSettings = ConnectorSettings(), keys: KeyRing? = nil
    ) {
        self.keys = keys
        self.territories = territories
        self.clock = clock
        self.postbox = postbox
        self.counters = counters
        let writer = WriterPlace()
        self.writer = writer
        desk = ConnectorDesk(connectors, clock: clock, writer: writer)
    }

    /// What the application serves of it.
    package var feature: Feature {
        Feature(
            name: "companies", migrations: CompaniesSchema.migrations,
            routes: [
                Route(ImportStock(companies: self)), Route(FindCompanies(companies: self)),
                Route(ShowCompany(companies: self)), Route(ListEstablishments(companies: self)),
                Route(ShowEstablishment(companies: self)), Route(ShowSection(companies: self)),
                Route(ListGroups()), Route(CreateGroup()), Route(ShowGroup(companies: self)),
                Route(ReplaceGroup(companies: self)), Route(PutGroupMember(companies: self)),
                Route(RemoveGroupMember(companies: self)), Route(ListConnectors(companies: self)),
                Route(CloseBreaker(companies: self)), Route(ListSources(companies: self)),
                Route(ListInterventions(companies: self)), Route(EnterIntervention(companies: self)),
                Route(ShowIntervention(companies: self)), Route(ChangeIntervention(companies: self)),
                Route(ListInterventionsAt(companies: self)), Route(AddFollowUp(companies: self)),
                Route(SettleFollowUp(companies: self)), Route(ImportInterventions(companies: self)),
                Route(ListExchanges(companies: self)), Route(AskExchange(companies: self)),
                Route(ShowExchange(companies: self)), Route(AcceptExchange(companies: self)),
                Route(DeclineExchange(companies: self)), Route(AnswerExchange(companies: self)),
                Route(ListAgreements(companies: self)), Route(CreateAgreement()), Route(PutRecord(companies: self)),
                Route(Deposit(companies: self)), Route(ShowDepositReport()), Route(OrderExport(companies: self)),
                Route(ShowExport()), Route(DownloadExport()), Route(ListCompanyLists(companies: self)),
                Route(MakeCompanyList(companies: self)), Route(ShowCompanyList(companies: self)),
                Route(ChangeCompanyList(companies: self)), Route(DropCompanyList(companies: self)),
                Route(ListCompaniesOfList(companies: self)), Route(PutInCompanyList(companies: self)),
                Route(TakeOutOfCompanyList(companies: self)), Route(ListFollowUps()),
                Route(FollowCompany(companies: self)), Route(ShowFollowUp()), Route(StopFollowing()),
                Route(ListNotes(companies: self)), Route(WriteNote(companies: self)),
                Route(DropNote(companies: self)), Route(AttachToIntervention(companies: self)),
                Route(ShowRecords(companies: self)),
                Route(PutFeed(companies: self)), Route(ShowFeed(companies: self)), Route(DropFeed()),
                Route(PullFeed(companies: self)), Route(CheckAgreement(companies: self)),
                Route(ActivateAgreement(companies: self)), Route(ListStatedPurposes()),
                Route(ImportCompanyList(companies: self)),
                Route(FollowCompanyList(companies: self)),
            ],
            problems: Problem.ofCompanies,
            jobs: [
                Feature.Job(name: "drop-partner-records", everySeconds: 3600) { transaction in
                    try AgreementTable(transaction.connection).dropOld(at: transaction.now)
                },
                Feature.Job(name: "drop-company-exports", everySeconds: 3600) { transaction in
                    try ExportTable(transaction.connection).dropExpired(at: transaction.now)
                },
                Feature.Job(name: "drop-source-answers", everySeconds: 600) { transaction in
                    let cache = SourceCache(transaction.connection)
                    let isExpiring = try cache.dropExpired(at: transaction.now)
                    let isTooLarge = try cache.shrink()
                    return isExpiring || isTooLarge
                },
                Feature.Job(name: "tell-company-changes", everySeconds: 1) { transaction in
                    try FollowUpDigest(companies: self, postbox: postbox).step(in: transaction)
                },
                Feature.Job(name: "settle-company-use", everySeconds: 60) { transaction in
                    try use.settle(in: transaction, counters)
                },
                Feature.Job(name: "drop-company-use", everySeconds: 3600) { transaction in
                    try AgentUseTable(transaction.connection).dropOld(on: transaction.now.day)
                },
                Feature.Job(name: "drop-company-changes", everySeconds: 3600) { transaction in
                    try CompanyFollowUpTable(transaction.connection).dropOld(at: transaction.now)
                },
            ],
            chores: [
                Feature.Chore(name: "write-company-exports", everySeconds: 1) { worker in
                    try ExportChore(companies: self).step(on: worker)
                },
                Feature.Chore(name: "pull-partner-feeds", everySeconds: 1) { worker in
                    try FeedPull(companies: self).step(on: worker)
                },
            ],
            personalData: [.companyPersons, .companyAgents, .companyNotes, .statedPurposes],
            partnerData: PartnerData.ofCompanies,
            indicators: Indicator.ofCompanies,
            events: EventType.ofCompanies, loadDemonstration: { try loadDemonstration(in: $0.connection) },
            beforeServing: { database in
                // Rows of a deposit that the end of the service cut short.
                _ = try database.writer.write { try $0.connection.run("DELETE FROM depositRow") }
                writer.fill(database.writer)
            })
    }

    /// Brings a stock file in.
    func bring(_ file: String, on worker: Worker) throws -> StockReport {
        guard let writer = writer.writer else { throw Failure(.storageUnavailable) }
        return try StockImporter(on: worker, writer, territories: territories).bring(file)
    }

    var now: Timestamp { clock.now() }
    /// The day in Paris.
    var today: Day { ParisTime.day(at: now) }

    /// What a caller may see and do today.
    func clearance(of caller: Caller, purpose: Purpose? = nil, in connection: Connection) throws -> Clearance {
        try Clearance(of: caller, purpose: purpose, on: today, in: connection)
    }

    /// Where an establishment lies, as far as it is known.
    func place(of siret: Siret?, in connection: Connection) throws -> Chain? {
        guard let siret else { return nil }
        return try EstablishmentTable(connection).commune(of: siret.stored).flatMap { Commune.Code($0) }
            .flatMap(territories.resolve)
    }

    /// Where a company is: at its head office.
    func place(of siren: Siren, in connection: Connection) throws -> Chain? {
        let nic = try CompanyTable(connection).find(siren.stored)?.headOffice
        return try place(of: nic.flatMap { Siret(stored: siren.stored * 100_000 + $0) }, in: connection)
    }

    /// Counts a consultation; its agent is counted once a day, when that is written down.
    func countActive(_ caller: Caller, at now: Timestamp) { use.count(caller, on: ParisTime.day(at: now)) }
}
