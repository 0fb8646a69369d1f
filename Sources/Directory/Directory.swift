package import Endpoints
package import Kernel
package import Territories

/// The address book that every module shares: organisations, their units, what these cover, and how all of it changes
/// with time.
package struct Directory: Sendable {
    let territories: Territories
    private let clock: Clock

    /// An address book of the territories of today.
    package init(territories: Territories, clock: Clock) {
        self.territories = territories
        self.clock = clock
    }

    /// What the application serves of it.
    package var feature: Feature {
        Feature(
            name: "directory", migrations: DirectorySchema.migrations,
            routes: [
                Route(ListOrganisations(directory: self)), Route(CreateOrganisation(directory: self)),
                Route(ShowOrganisation(directory: self)), Route(ChangeOrganisation(directory: self)),
                Route(CloseOrganisation(directory: self)), Route(CreateUnit(directory: self)),
                Route(ShowUnit(directory: self)), Route(ChangeUnit(directory: self)),
                Route(CloseUnit(directory: self)), Route(VerifyUnit(directory: self)),
            ],
            problems: Problem.ofDirectory)
    }

    /// The instant that a read is about: the one asked for, or now.
    func instant(_ asked: Moment?) -> Timestamp { asked?.instant ?? clock.now() }

    func authority(of caller: Caller) -> Authority { Authority(of: caller, territories: territories) }
}
