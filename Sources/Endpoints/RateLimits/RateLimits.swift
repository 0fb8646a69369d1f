/// The limits of one service, one for each class.
package struct RateLimits: Sendable {
    /// In the order of the classes.
    private var limits: [RateLimit]

    /// What counts when the operator says nothing.
    package static let standard = RateLimits(limits: [
        RateLimit(quota: 600, window: 60)!, RateLimit(quota: 3000, window: 60)!, RateLimit(quota: 30, window: 300)!,
    ])

    private init(limits: [RateLimit]) { self.limits = limits }

    /// The standard, with some limits in the place of others: `anonymous=600/60`, `sign-in=30/300`; `nil` when one cannot
    /// be read.
    package init?(_ texts: [String]) {
        self = .standard
        for text in texts {
            let pair = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2, let kind = RateLimitClass.allCases.first(where: { $0.name == pair[0] }),
                let limit = RateLimit(pair[1])
            else { return nil }
            limits[kind.rawValue] = limit
        }
    }

    subscript(kind: RateLimitClass) -> RateLimit { limits[kind.rawValue] }
}

extension RateLimits: CustomStringConvertible {
    /// As the operator would write all of them.
    package var description: String {
        RateLimitClass.allCases.map { "\($0.name)=\(self[$0])" }.joined(separator: ",")
    }
}
