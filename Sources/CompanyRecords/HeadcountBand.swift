/// A band of the official nomenclature of workforces (Insee, tranches d'effectifs salariés), by its code: `12` is 20 to 49.
package struct HeadcountBand: Hashable, Sendable {
    package let code: String
    /// How many employees, at least and at most.
    package let range: ClosedRange<Int>

    /// A band by its code; `nil` for a code that says nothing (`NR`) or does not exist.
    package init?(_ code: String) {
        guard let range = HeadcountBand.ranges[code] else { return nil }
        self.code = code
        self.range = range
    }

    private static let ranges: [String: ClosedRange<Int>] = [
        "NN": 0...0, "00": 0...0, "01": 1...2, "02": 3...5, "03": 6...9, "11": 10...19, "12": 20...49, "21": 50...99,
        "22": 100...199, "31": 200...249, "32": 250...499, "41": 500...999, "42": 1000...1999, "51": 2000...4999,
        "52": 5000...9999, "53": 10_000...9_999_999,
    ]
}
