/// A weight in thousandths (RFC 9110 §12.4.2).
struct Quality: Comparable {
    let thousandths: Int

    static let zero = Quality(thousandths: 0)
    static let one = Quality(thousandths: 1000)

    private init(thousandths: Int) { self.thousandths = thousandths }

    /// Reads `q=0.8`; anything else is no weight.
    init?(parameter: some StringProtocol) {
        guard parameter.hasPrefix("q="), let value = Double(parameter.dropFirst(2)), (0...1).contains(value) else {
            return nil
        }
        thousandths = Int((value * 1000).rounded())
    }

    static func < (left: Quality, right: Quality) -> Bool { left.thousandths < right.thousandths }
}
