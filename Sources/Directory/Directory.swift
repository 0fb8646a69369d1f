package import Endpoints
package import Kernel
package import Territories

/// The address book that every module shares: organisations, their units, what these cover, and how all of it changes
/// with time.
package struct Directory: Sendable {
    let territories: Territories
    private let clock: Clock
    let loads: [UnitLoad]

    /// An address book of the territories of today.
    ///
    /// - Parameter loads: count what waits for units; what they give is added up.
    package init(territories: Territories, clock: Clock, loads: [UnitLoad] = []) {
        self.territories = territories
        self.clock = clock
        self.loads = loads
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
            ],
            problems: Problem.ofDirectory)
    }

    var now: Timestamp { clock.now() }

    /// The instant that a read is about: the one asked for, or now.
    func instant(_ asked: Moment?) -> Timestamp { asked?.instant ?? now }

    func authority(of caller: Caller) -> Authority { Authority(of: caller, territories: territories) }
}
