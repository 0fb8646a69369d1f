import JSON

/// The fragments that an evaluator has compiled, up to a bound.
struct FragmentCache {
    /// What was written, and where.
    struct Key: Hashable {
        /// The rule that is answered; -1 for an expression.
        let rule: Int32
        let written: [UInt8]
    }

    private var fragments: [Key: Fragment] = [:]
    private static let capacity = 2048

    subscript(key: Key) -> Fragment? {
        get { fragments[key] }
        set {
            if fragments.count >= FragmentCache.capacity { fragments.removeAll(keepingCapacity: true) }
            fragments[key] = newValue
        }
    }
}

extension FragmentCache.Key {
    /// The key of something written, whose kind is part of it: `5` is not `"5"`.
    init(_ rule: Int32, _ raw: RawNode) {
        var writer = JSONWriter(reserving: 32)
        raw.write(into: &writer)
        self.init(rule: rule, written: writer.bytes)
    }
}
