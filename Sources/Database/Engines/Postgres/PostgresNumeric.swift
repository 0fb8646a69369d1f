/// A number of PostgreSQL's type `numeric`, which sums and averages have: digits to the base of ten thousand.
struct PostgresNumeric {
    private let digits: [Int64]
    private let weight: Int
    private let isNegative: Bool
    private let scale: Int

    /// The number that is written so (src/backend/utils/adt/numeric.c, `numeric_send`).
    init(_ bytes: UnsafeRawBufferPointer) {
        func number(_ place: Int) -> Int {
            Int(Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: place * 2, as: Int16.self)))
        }
        digits = (0..<number(0)).map { Int64(number(4 + $0)) }
        weight = number(1)
        isNegative = number(2) == 0x4000
        scale = number(3)
    }

    /// The number, when it is written without fraction and fits.
    var integer: Int64? {
        guard scale == 0 else { return nil }
        var value: Int64 = 0
        for place in 0..<max(weight + 1, 0) {
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10_000)
            let (sum, isAlsoTooLarge) = product.addingReportingOverflow(place < digits.count ? digits[place] : 0)
            guard !isTooLarge, !isAlsoTooLarge else { return nil }
            value = sum
        }
        return isNegative ? -value : value
    }

    /// The number, to the nearest of its form.
    var real: Double {
        var text = isNegative ? "-0" : "0"
        for digit in digits { text += String(repeating: "0", count: 4 - String(digit).count) + String(digit) }
        return Double(text + "e\((weight + 1 - digits.count) * 4)") ?? .nan
    }
}
