/// The place of a name among names, as `localeCompare` orders them in French, English and the root locale: letters first
/// (punctuation < digits < letters), then accents, then lower before upper case (Unicode Technical Standard 10, with the
/// order of CLDR).
struct CollationKey: Comparable {
    private var primaries: [UInt32] = []
    /// The letters, without case nor accents.
    var primaryWeights: [UInt32] { primaries }
    private var secondaries: [UInt8] = []
    private var tertiaries: [UInt8] = []

    /// Weighs each character of a name; what the table does not know follows all the rest, by code point.
    init(_ name: String) {
        for scalar in name.unicodeScalars {
            for element in CollationTable.elements[scalar] ?? [CollationElement(unknown: scalar)] {
                if element.primary != 0 { primaries.append(element.primary) }
                secondaries.append(element.secondary)
                tertiaries.append(element.tertiary)
            }
        }
    }

    static func < (left: CollationKey, right: CollationKey) -> Bool {
        if left.primaries != right.primaries { return left.primaries.lexicographicallyPrecedes(right.primaries) }
        if left.secondaries != right.secondaries {
            return left.secondaries.lexicographicallyPrecedes(right.secondaries)
        }
        return left.tertiaries.lexicographicallyPrecedes(right.tertiaries)
    }
}

/// One weighed element of a character: a letter, or a mark on the letter before it (whose primary is zero).
struct CollationElement {
    let primary: UInt32
    let secondary: UInt8
    let tertiary: UInt8

    init(_ primary: UInt32, _ secondary: UInt8 = CollationElement.common, _ tertiary: UInt8 = CollationElement.lower) {
        self.primary = primary
        self.secondary = secondary
        self.tertiary = tertiary
    }

    init(unknown scalar: Unicode.Scalar) { self.init(0x1_0000 + scalar.value) }

    /// The secondary weight of what bears no mark.
    static let common: UInt8 = 1

    // Tertiary weights, in their order.
    static let lower: UInt8 = 2
    static let compatibility: UInt8 = 4
    static let upper: UInt8 = 8
    static let upperCompatibility: UInt8 = 10
    static let raised: UInt8 = 20
    static let unbreakable: UInt8 = 27
}
