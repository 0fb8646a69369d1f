/// How much JSON is read before it is refused.
package struct JSONLimits: Sendable {
    package let depth: Int
    package let values: Int

    /// Limits chosen by the caller.
    package init(depth: Int, values: Int) {
        self.depth = depth
        self.values = values
    }

    /// For what a client sends.
    package static let request = JSONLimits(depth: 64, values: 200_000)
    /// For files that the operator chose to load.
    package static let file = JSONLimits(depth: 256, values: 20_000_000)
}
