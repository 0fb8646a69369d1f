import Database
package import Endpoints
package import Kernel
package import Territories

/// The address book that every module shares: organisations, their units, what these cover, and how all of it changes
/// with time.
package struct Directory: Sendable {
    let territories: Territories
    private let clock: Clock
    private let loads: [UnitLoad]

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
                Route(ShowFranceServices(directory: self)), Route(PutFranceServices(directory: self)),
            ],
            problems: Problem.ofDirectory)
    }

    var now: Timestamp { clock.now() }

    /// The instant that a read is about: the one asked for, or now.
    func instant(_ asked: Moment?) -> Timestamp { asked?.instant ?? now }

    /// How free units are, for those who may know; `nil` for the others.
    func activity(
        of units: [Unit.ID], for caller: Caller, at instant: Timestamp, in connection: Connection
    ) throws -> [Unit.ID: UnitActivity]? {
        guard authority(of: caller).seesActivity else { return nil }
        var activity = Dictionary(units.map { ($0, UnitActivity()) }) { first, _ in first }
        for load in loads {
            for (unit, count) in try load(units, instant, connection) {
                let known = activity[unit]?.load ?? 0
                activity[unit]?.load = known + count
            }
        }
        return activity
    }

    func authority(of caller: Caller) -> Authority { Authority(of: caller, territories: territories) }
}
