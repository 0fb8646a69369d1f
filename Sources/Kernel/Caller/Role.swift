/// A part that a person plays; the module that keeps accounts says which exist.
package struct Role: RawRepresentable, Hashable, Sendable {
    /// camelCase, stable: `ruleAuthor`.
    package let rawValue: String

    /// The same, of a name that was stored.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// A role by its name.
    package init(_ name: StaticString) { rawValue = name.description }
}
