import Kernel

/// Against which limit an operation counts.
package enum Counting: Sendable {
    /// That of its caller.
    case byCaller
    /// That of attempts to sign in, whoever calls.
    case asSignIn
    /// None: the probes, which machines ask all the time and which cost nothing.
    case never

    /// The limit for one caller; `nil` for none.
    func kind(_ identity: Caller.Identity) -> RateLimitClass? {
        switch (self, identity) {
        case (.never, _), (_, .owner): nil
        case (.asSignIn, _): .signIn
        case (.byCaller, .anonymous): .anonymous
        case (.byCaller, _): .authenticated
        }
    }
}
