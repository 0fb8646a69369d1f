package import Kernel

/// Something that the public may count: declared by a feature, computed from the journal and from counters.
package struct Indicator: Sendable {
    /// Kebab-case, stable: `opinions-given`.
    package let name: String
    package let title: Text
    /// What is counted, exactly.
    package let definition: Text
    package let source: Source
    package let measure: Measure
    /// What a category of the figure is, as « modèle » or “model”; absent when it has none.
    package let category: Text?
    /// The key under which the details of an entry say the category.
    package let categoryKey: String

    /// An indicator.
    package init(
        _ name: String, title: Text, definition: Text, source: Source, measure: Measure = .count, category: Text? = nil,
        categoryKey: String = "category"
    ) {
        self.name = name
        self.title = title
        self.definition = definition
        self.source = source
        self.measure = measure
        self.category = category
        self.categoryKey = categoryKey
    }

    /// Where the figure comes from.
    package enum Source: Sendable {
        /// Entries of the journal with one of these codes.
        case events([String])
        /// Entries with one of these codes whose details have a number, or true or false, under a key.
        case details(key: String, of: [String])
        /// A counter that the feature raises itself.
        case counter(String)
    }

    /// What is made of what was gathered.
    package enum Measure: String, Sendable {
        /// How many there were.
        case count
        /// Their values added up.
        case sum
        /// The mean of their values.
        case mean
        /// The value in the middle, with the one under which nine tenths lie: of delays, where a few long ones would say
        /// nothing true of the others. Of details of entries only.
        case median
        /// The share of those whose value is 1, or true: 0 to 1.
        case share
    }
}
