/// Something in the journal that is not as it was written.
package struct JournalFault: Hashable, Sendable, Encodable {
    package let kind: Kind
    /// The first and the last number that it is about: of entries, or of segments.
    package let first: Int
    package let last: Int

    init(_ kind: Kind, _ numbers: ClosedRange<Int>) {
        self.kind = kind
        first = numbers.lowerBound
        last = numbers.upperBound
    }

    init(_ kind: Kind, _ number: Int) { self.init(kind, number...number) }

    /// What can be wrong.
    package enum Kind: String, Sendable, Encodable {
        /// The entry does not say what it said.
        case entryAltered
        /// Entries were taken away.
        case entriesMissing
        /// Entries stand where there should be none.
        case entriesUnexpected
        /// The segment does not say what it said of its entries.
        case segmentAltered
        /// Segments were taken away.
        case segmentsMissing
        /// The segment does not follow the one before.
        case chainBroken
        /// The segment was not made with the service's keys.
        case segmentForged
        /// Entries were let go before their time.
        case droppedTooEarly
        /// The segment noted earlier is not in the chain, or not with that digest.
        case headUnknown
    }
}
