/// The number of an establishment with, before it, what decides where it stands in a list: open ones first, then large ones
/// before small ones, then head offices.
///
/// As the row number of the full-text index it makes every list come out in its order, without sorting, and lets filters on
/// these three be asked of the number alone.
struct RankedKey: Hashable, Comparable {
    let value: Int64

    /// The bits of a SIRET, below those of its rank.
    private static let siretBits: Int64 = 47
    private static let secondaryBit: Int64 = siretBits
    private static let workforceBits: Int64 = siretBits + 1
    private static let closedBit: Int64 = siretBits + 5

    /// The bands of workforces, the largest first; what is not known stands last.
    static let bands = ["53", "52", "51", "42", "41", "32", "31", "22", "21", "12", "11", "03", "02", "01", "00"]

    init(_ value: Int64) { self.value = value }

    init(siret: Int64, isOpen: Bool, isHeadOffice: Bool, workforce: String?) {
        let band = Int64(workforce.flatMap(RankedKey.bands.firstIndex) ?? RankedKey.bands.count)
        value =
            (isOpen ? 0 : 1) << RankedKey.closedBit | band << RankedKey.workforceBits
            | (isHeadOffice ? 0 : 1) << RankedKey.secondaryBit | siret
    }

    var siret: Int64 { value & (1 << RankedKey.siretBits - 1) }

    /// The first number that a closed establishment may have.
    static let firstClosed = RankedKey(1 << closedBit)

    /// What `rowid >> shift & mask` gives for head offices: 0.
    static let headOfficeShift = secondaryBit
    /// `rowid >> shift & 15` is the place of the band in `bands`.
    static let workforceShift = workforceBits

    static func < (left: RankedKey, right: RankedKey) -> Bool { left.value < right.value }
}
