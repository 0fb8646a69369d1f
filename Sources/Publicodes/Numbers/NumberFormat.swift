import Kernel

/// Numbers as people read them, with the separators and symbols that `Intl.NumberFormat` gives a browser.
struct NumberFormat {
    /// What surrounds the digits.
    enum Style {
        /// The number alone.
        case decimal
        /// A ratio, shown multiplied by a hundred, exactly.
        case percent
        /// An amount in euros.
        case euros
    }

    let style: Style
    let language: Language
    let minimumFractionDigits: Int
    let maximumFractionDigits: Int

    /// A format with its number of decimals; the minimum gives way to the maximum.
    init(_ style: Style, in language: Language, minimumFractionDigits: Int = 0, maximumFractionDigits: Int = 2) {
        self.style = style
        self.language = language
        self.minimumFractionDigits = min(minimumFractionDigits, maximumFractionDigits)
        self.maximumFractionDigits = maximumFractionDigits
    }

    /// The number rounded to its decimals, halves away from zero, on its shortest decimal digits: 1.005 gives 1,01.
    func text(_ value: Double) -> String {
        let sign = value.sign == .minus && !value.isNaN ? "-" : ""
        let number = value.isNaN ? "NaN" : value.isInfinite ? "∞" : grouped(rounded(ShortestDigits(value)))
        switch (style, language) {
        case (.decimal, _): return sign + number
        case (.percent, .french): return sign + number + "\u{A0}%"
        case (.percent, .english): return sign + number + "%"
        case (.euros, .french): return sign + number + "\u{A0}€"
        case (.euros, .english): return sign + "€" + number
        }
    }

    /// The digits on either side of the point.
    private func rounded(_ shortest: ShortestDigits) -> (whole: [UInt8], fraction: [UInt8]) {
        let zero = UInt8(ascii: "0")
        var point = shortest.digits == [zero] ? 1 : shortest.point + (style == .percent ? 2 : 0)
        var digits = shortest.digits
        if point < 1 {
            digits.insert(contentsOf: repeatElement(zero, count: 1 - point), at: 0)
            point = 1
        }
        if digits.count < point { digits.append(contentsOf: repeatElement(zero, count: point - digits.count)) }
        let kept = point + maximumFractionDigits
        if digits.count > kept {
            let isRoundedUp = digits[kept] >= UInt8(ascii: "5")
            digits.removeLast(digits.count - kept)
            if isRoundedUp, increment(&digits) { point += 1 }
        }
        while digits.count > point + minimumFractionDigits, digits.last == zero { digits.removeLast() }
        let missing = point + minimumFractionDigits - digits.count
        if missing > 0 { digits.append(contentsOf: repeatElement(zero, count: missing)) }
        return (Array(digits[..<point]), Array(digits[point...]))
    }

    /// Adds one to the last digit; says whether a digit was added in front.
    private func increment(_ digits: inout [UInt8]) -> Bool {
        for index in digits.indices.reversed() {
            if digits[index] < UInt8(ascii: "9") {
                digits[index] += 1
                return false
            }
            digits[index] = UInt8(ascii: "0")
        }
        digits.insert(UInt8(ascii: "1"), at: 0)
        return true
    }

    private func grouped(_ number: (whole: [UInt8], fraction: [UInt8])) -> String {
        let (group, point) = language == .french ? ("\u{202F}", ",") : (",", ".")
        var text = ""
        for (index, digit) in number.whole.enumerated() {
            if index > 0, (number.whole.count - index).isMultiple(of: 3) { text += group }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return number.fraction.isEmpty ? text : text + point + String(decoding: number.fraction, as: UTF8.self)
    }
}
