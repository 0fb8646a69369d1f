/// How much JSON is read before it is refused.
package struct JSONLimits: Sendable {
    package let depth: Int
    package let values: Int
    /// Whether an object may say a key twice; its reader then has to choose.
    package let allowsRepeatedKeys: Bool

    /// Limits chosen by the caller.
    package init(depth: Int, values: Int, allowsRepeatedKeys: Bool = false) {
        self.depth = depth
        self.values = values
        self.allowsRepeatedKeys = allowsRepeatedKeys
    }

    /// For what a client sends.
    package static let request = JSONLimits(depth: 64, values: 200_000)
    /// For what a client sends to an interface that has always read leniently.
    package static let lenientRequest = JSONLimits(depth: 64, values: 200_000, allowsRepeatedKeys: true)
    /// For files that the operator chose to load.
    package static let file = JSONLimits(depth: 256, values: 20_000_000)
}
