package import Database
package import Kernel

/// What all event threads share.
package struct Services: Sendable {
    package let router: Router
    package let database: Database
    package let errands: ErrandPool
    /// The errands that wait for somebody outside.
    package let calls: ErrandPool
    package let finisher: Finisher
    package let clock: Clock
    package let door: Door
    /// Counts requests; `nil` where nobody is counted.
    package let limiter: RateLimiter?
    /// Notices identifiers in what is typed.
    package let typedIdentifiers: TypedIdentifiers?

    /// The parts, made at start.
    package init(
        router: Router, database: Database, errands: ErrandPool, calls: ErrandPool, finisher: Finisher, clock: Clock,
        door: Door, limiter: RateLimiter? = nil, typedIdentifiers: TypedIdentifiers? = nil
    ) {
        self.router = router
        self.database = database
        self.errands = errands
        self.calls = calls
        self.finisher = finisher
        self.clock = clock
        self.door = door
        self.limiter = limiter
        self.typedIdentifiers = typedIdentifiers
    }

    /// How a listener knows who comes in.
    package enum Door: Sendable {
        /// By the token that they carry.
        case network(any Authentication)
        /// By the socket, which only the owner can reach.
        case owner
    }
}

/// What one event thread has for itself.
final class EventThread {
    let services: Services
    let reader: Reader

    init(_ services: Services, reader: Reader) {
        self.services = services
        self.reader = reader
    }
}
