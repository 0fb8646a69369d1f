package import CompanyRecords
package import Directory
package import Endpoints
package import Kernel
package import Territories

/// What every endpoint of expert routing works with.
package final class RoutingDesk: Sendable {
    let territories: Territories
    let directory: Directory
    let companies: any CompanyLookup
    let postbox: any Postbox
    let taxonomy: TaxonomyFile
    let ruleSet: RuleSet
    let queues: FallbackQueues
    let calendar: FollowUpCalendar
    let spam: SpamRules
    let shelf: BookShelf
    private let clock: Clock

    /// Expert routing with the files of a folder.
    ///
    /// - Throws: `RoutingDataError` when one of them cannot be used.
    package init(
        folder: String, territories: Territories, directory: Directory, companies: any CompanyLookup,
        postbox: any Postbox, clock: Clock
    ) throws {
        self.territories = territories
        self.directory = directory
        self.companies = companies
        self.postbox = postbox
        self.clock = clock
        taxonomy = try TaxonomyFile(path: folder + "/themes.json")
        ruleSet = try RuleSet(path: folder + "/rules.json")
        queues = try FallbackQueues(path: folder + "/queues.json")
        calendar = try FollowUpCalendar(path: folder + "/calendar.json")
        spam = try SpamRules(path: folder + "/spam.json")
        shelf = BookShelf(ruleSet: ruleSet, clock: clock)
    }

    /// The instant of a read.
    var now: Timestamp { clock.now() }

    /// Zones of today; old codes of communes give the present ones.
    func current(_ zones: [Zone], at pointer: String) throws(Failure) -> [Zone] {
        var current: [Zone] = []
        for (place, zone) in zones.enumerated() {
            guard let zone = territories.current(zone) else {
                throw Failure.invalid("\(pointer)/\(place)", "unknown-zone", RoutingText.unknownZone)
            }
            if !current.contains(zone) { current.append(zone) }
        }
        return current
    }
}
