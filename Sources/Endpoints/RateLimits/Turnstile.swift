import HTTP
import Kernel

/// Counts the requests that come in on one event thread, before their bodies do; remembers what it found for the answer.
final class Turnstile {
    private let limiter: RateLimiter?
    private let proxies: TrustedProxies
    private var last: (target: RequestTarget, allowance: Allowance)?

    init(_ services: Services) {
        limiter = services.limiter
        proxies = services.finisher.proxies
    }

    /// Counts a request.
    ///
    /// - Throws: `Failure(.rateLimited)` when its caller made too many.
    func count(_ head: RequestHead, _ operation: Operation?, _ identity: Caller.Identity) throws(Failure) {
        last = nil
        guard let allowance = take(head, operation, identity, isCounted: true) else { return }
        last = (head.target, allowance)
        if let failure = allowance.failure { throw failure }
    }

    /// What was found for the request looked at last.
    var lastAllowance: Allowance? { last?.allowance }

    /// What was found for a request when it came in: its body may have come after other heads.
    func allowance(
        of head: RequestHead, _ operation: Operation?, _ identity: Caller.Identity
    ) -> Allowance? {
        if let last, last.target.isSame(as: head.target) { return last.allowance }
        return take(head, operation, identity, isCounted: false)
    }

    private func take(
        _ head: RequestHead, _ operation: Operation?, _ identity: Caller.Identity, isCounted: Bool
    ) -> Allowance? {
        guard let limiter, let kind = (operation?.counting ?? .byCaller).kind(identity) else { return nil }
        let client = proxies.client(of: head).address.subscriber
        let subject: RateLimitSubject =
            switch (kind, identity) {
            case (.authenticated, .person(let person)): .account(person.account)
            case (.authenticated, .partner(let partner)): .key(partner.key)
            default: .address(client)
            }
        return limiter.take(kind, for: subject, at: MonotonicClock.nanoseconds(), isCounted: isCounted)
    }
}
