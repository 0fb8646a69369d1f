package import Crypto
package import Directory
package import Endpoints
package import Kernel
package import Territories

/// Tickets between those who accompany people and those who can unblock their affairs: what the module needs from the
/// others, and what it offers.
package struct TicketKeeping: Sendable {
    let directory: Directory
    let territories: Territories
    /// Seals identifiers; none are taken without.
    let keys: KeyRing?
    let postbox: any Postbox
    let clock: Clock
    let sms: any TextMessages
    let principals = PrincipalNumbers()

    /// The keeping of tickets.
    ///
    /// - Parameters:
    ///   - keys: by which identifiers are sealed; without them none are taken.
    ///   - postbox: where letters go.
    ///   - sms: by which text messages go out.
    package init(
        directory: Directory, territories: Territories, keys: KeyRing?, postbox: any Postbox, clock: Clock,
        sms: any TextMessages
    ) {
        self.directory = directory
        self.territories = territories
        self.keys = keys
        self.postbox = postbox
        self.clock = clock
        self.sms = sms
    }
}
