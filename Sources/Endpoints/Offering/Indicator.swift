package import Kernel

/// Something that the public may count: declared by a feature, computed from the journal and from counters.
package struct Indicator: Sendable {
    /// Kebab-case, stable: `opinions-given`.
    package let name: String
    package let title: Text
    /// What is counted, exactly.
    package let definition: Text
    package let source: Source

    /// An indicator.
    package init(_ name: String, title: Text, definition: Text, source: Source) {
        self.name = name
        self.title = title
        self.definition = definition
        self.source = source
    }

    /// Where the figure comes from.
    package enum Source: Sendable {
        /// Entries of the journal with one of these codes.
        case events([String])
        /// A counter that the feature raises itself.
        case counter(String)
    }
}
