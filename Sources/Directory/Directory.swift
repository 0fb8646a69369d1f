package import Accounts
package import Database
package import Endpoints
package import Kernel
package import Territories

/// The address book that every module shares: organisations, their units, what these cover, and how all of it changes
/// with time.
package struct Directory: Sendable {
    let territories: Territories
    private let clock: Clock
    let loads: [UnitLoad]
    let effects: [ChangeSetEffect]
    let isBouncing: BounceCheck?

    /// Whether letters to an address come back.
    package typealias BounceCheck = @Sendable (EmailAddress, Connection) throws -> Bool

    /// An address book of the territories of today.
    ///
    /// - Parameters:
    ///   - loads: count what waits for units; what they give is added up.
    ///   - effects: what previews of change sets show beside the address book itself.
    ///   - isBouncing: whether letters to an address come back.
    package init(
        territories: Territories, clock: Clock, loads: [UnitLoad] = [], effects: [ChangeSetEffect] = [],
        isBouncing: BounceCheck? = nil
    ) {
        self.territories = territories
        self.clock = clock
        self.loads = loads
        self.effects = effects
        self.isBouncing = isBouncing
    }

    /// What the application serves of it.
    package var feature: Feature {
        Feature(
            name: "directory", migrations: DirectorySchema.migrations,
            routes: [
                Route(ListOrganisations(directory: self)), Route(CreateOrganisation(directory: self)),
                Route(ShowOrganisation(directory: self)), Route(ChangeOrganisation(directory: self)),
                Route(CloseOrganisation(directory: self)), Route(FindUnits(directory: self)),
                Route(CreateUnit(directory: self)),
                Route(ShowUnit(directory: self)), Route(ChangeUnit(directory: self)),
                Route(CloseUnit(directory: self)), Route(VerifyUnit(directory: self)),
                Route(ListUnitVersions(directory: self)), Route(WithdrawUnitVersion(directory: self)),
                Route(ShowUnitHistory(directory: self)), Route(ListOrganisationVersions(directory: self)),
                Route(WithdrawOrganisationVersion(directory: self)), Route(ShowOrganisationHistory(directory: self)),
                Route(ListMembers(directory: self)), Route(ShowFranceServices(directory: self)),
                Route(PutFranceServices(directory: self)), Route(ImportEntries(directory: self)),
                Route(ReportQuality(directory: self)),
                Route(ListChangeSets(directory: self)), Route(CreateChangeSet(directory: self)),
                Route(ShowChangeSet(directory: self)), Route(ShowChangeSetHistory(directory: self)),
                Route(ReplaceChangeSet(directory: self)),
                Route(DiscardChangeSet(directory: self)), Route(PreviewChangeSet(directory: self)),
                Route(PublishChangeSet(directory: self)),
            ],
            problems: Problem.ofDirectory, partnerData: PartnerData.ofDirectory, events: EventType.ofDirectory,
            loadDemonstration: { transaction in try loadDemonstration(in: transaction) })
    }

    /// The names of all organisations.
    package static func organisations(in connection: Connection) throws -> [String] {
        try connection.all("SELECT slug FROM organisation ORDER BY slug") { row in try row[0] }
    }

    /// The e-mail domains by which an organisation knows its agents now.
    package func emailDomains(of organisation: String, in connection: Connection) throws -> [String] {
        guard let slug = Organisation.Slug(organisation) else { return [] }
        return try OrganisationTable(connection).organisation(slug, at: now)?.details.emailDomains.map(\.description)
            ?? []
    }

    var now: Timestamp { clock.now() }

    /// The instant that a read is about: the one asked for, or now.
    func instant(_ asked: Moment?) -> Timestamp { asked?.instant ?? now }

    func authority(of caller: Caller) -> Authority { Authority(of: caller, territories: territories) }
}
