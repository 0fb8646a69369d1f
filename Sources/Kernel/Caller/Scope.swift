/// Something that a partner's key is good for; declared by the module that it opens.
package struct Scope: RawRepresentable, Hashable, Sendable {
    /// What, then how: `directory:read`.
    package let rawValue: String

    /// The same, of a name that was stored.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// A scope by its name.
    package init(_ name: StaticString) { rawValue = name.description }
}
