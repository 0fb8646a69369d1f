/// A craft trade in which people are apprentices.
package struct Trade: Sendable {
    /// Kebab-case, stable.
    package let code: String
    package let family: TradeFamily
    /// The entries of ROME that it covers, the main one first.
    package let romes: [RomeCode]
    /// Entries that one passes to from it without learning anew.
    package let near: [RomeCode]
    /// Whether people below 18 meet regulated work there (code du travail, articles D4153-15 and following).
    package let hasRegulatedWork: Bool
    /// Until when and from when a minor may work at night there, by derogation.
    package let night: NightDerogation
    /// Folded words under which people look for it.
    package let synonyms: [String]

    /// How far the ban on night work of minors opens (code du travail, articles R3163-1 to R3163-5).
    package enum NightDerogation: String, Sendable {
        case none
        /// Bakery and pastry: from 04:00.
        case bakery
        /// Hotels and restaurants: until 23:30.
        case catering
    }
}
