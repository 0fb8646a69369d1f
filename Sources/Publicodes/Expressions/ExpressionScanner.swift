/// Reads the words of an expression.
struct ExpressionScanner {
    private let units: [UInt16]
    private(set) var position = 0

    init(_ text: String) { units = Array(text.utf16) }

    var isAtEnd: Bool { position >= units.count }
    var next: UInt16? { isAtEnd ? nil : units[position] }

    mutating func advance() { position += 1 }

    mutating func skipSpaces() { position = endOfSpaces(from: position) }

    /// The next characters, for an error.
    func peek(_ count: Int = 1) -> String {
        String(decoding: units[min(position, units.count)..<min(position + count, units.count)], as: UTF16.self)
    }

    /// An operator between spaces, which is then read; a table per level, since a longer operator is another one.
    mutating func operation(among symbols: [(units: [UInt16], symbol: Operator)]) -> Operator? {
        let start = endOfSpaces(from: position)
        guard start > position, start < units.count else { return nil }
        for (text, symbol) in symbols where units[start...].starts(with: text) {
            let end = start + text.count
            let rest = endOfSpaces(from: end)
            if rest > end {
                position = rest
                return symbol
            }
        }
        return nil
    }

    /// Whether an operator's character is left anywhere.
    var hasOperatorAhead: Bool {
        for (offset, unit) in units[position...].enumerated() {
            switch unit {
            case 0x2B, 0x2D, 0x2A, 0x2F, 0x3E, 0x3C, 0x3D: return true  // + - * / > < =
            case 0x21 where position + offset + 1 < units.count && units[position + offset + 1] == 0x3D: return true
            default: continue
            }
        }
        return false
    }

    /// Digits, and a fraction when there is one.
    mutating func number() -> Double {
        var end = endOfDigits(from: position)
        if end < units.count, units[end] == 0x2E, endOfDigits(from: end + 1) > end + 1 {
            end = endOfDigits(from: end + 1)
        }
        defer { position = end }
        return Double(text(to: end)) ?? .nan
    }

    /// A unit, possibly after spaces: `€/mois`.
    mutating func unit() -> String? {
        var start = endOfSpaces(from: position)
        if start < units.count, units[start] == 0x2F { start += 1 }
        guard var end = endOfPhrase(from: start, ExpressionCharacters.isUnitStart) else { return nil }
        while true {
            let mark = endOfSpaces(from: end)
            guard mark < units.count, units[mark] == 0x2E || units[mark] == 0x2F,
                let longer = endOfPhrase(from: mark + 1, ExpressionCharacters.isUnitStart)
            else { break }
            end = longer
        }
        defer { position = end }
        return JavaScriptText.trim(text(to: end))
    }

    /// A rule's name: words, or `^`, then more words after each ` . `.
    mutating func name() -> String? {
        var end: Int
        if let phrase = endOfPhrase(from: position, ExpressionCharacters.isLetter) {
            end = phrase
        } else if next == 0x5E {
            end = position + 1
        } else {
            return nil
        }
        while end + 3 <= units.count, units[end] == 0x20, units[end + 1] == 0x2E, units[end + 2] == 0x20,
            let longer = endOfPhrase(from: end + 3, ExpressionCharacters.isLetter)
        {
            end = longer
        }
        defer { position = end }
        return text(to: end)
    }

    /// A text between quotes, without them.
    ///
    /// Quirks kept: the last quote of the line ends it, and the first quote that has a match begins it, wherever it is.
    mutating func string() -> String? {
        for start in position..<units.count where units[start] == 0x27 || units[start] == 0x22 {
            let line = units[(start + 1)...].prefix { !ExpressionCharacters.isLineEnd($0) }
            guard let end = line.lastIndex(of: units[start]) else { continue }
            position += end - start + 1
            return String(decoding: units[(start + 1)..<end], as: UTF16.self)
        }
        return nil
    }

    /// A date, `jj/mm/aaaa` or `mm/aaaa`.
    mutating func date() -> String? {
        guard let end = endOfDate() else { return nil }
        defer { position = end }
        return text(to: end)
    }

    private func text(to end: Int) -> String { String(decoding: units[position..<end], as: UTF16.self) }

    private func endOfSpaces(from start: Int) -> Int {
        var end = start
        while end < units.count, ExpressionCharacters.isSpace(units[end]) { end += 1 }
        return end
    }

    private func endOfDigits(from start: Int) -> Int {
        var end = start
        while end < units.count, ExpressionCharacters.isDigit(units[end]) { end += 1 }
        return end
    }

    /// The end of words separated by one space each.
    private func endOfPhrase(from start: Int, _ begins: (UInt16) -> Bool) -> Int? {
        guard start < units.count, begins(units[start]) else { return nil }
        var end = start + 1
        while end < units.count {
            if ExpressionCharacters.isWordPart(units[end]) {
                end += 1
            } else if ExpressionCharacters.isSpace(units[end]), end + 1 < units.count,
                ExpressionCharacters.isWordStart(units[end + 1])
            {
                end += 2
            } else {
                break
            }
        }
        return end
    }
}

extension ExpressionScanner {
    /// The end of a date: an optional day from 1 to 31, a month from 1 to 12, a year of four digits.
    private func endOfDate() -> Int? {
        guard let next, ExpressionCharacters.isDigit(next) else { return nil }
        for day in [2, 1] {
            if let month = endOfNumber(from: position, digits: day, in: 1...31),
                let end = endOfMonthAndYear(from: month)
            {
                return end
            }
        }
        return endOfMonthAndYear(from: position)
    }

    private func endOfMonthAndYear(from start: Int) -> Int? {
        for digits in [2, 1] {
            guard let year = endOfNumber(from: start, digits: digits, in: 1...12) else { continue }
            let end = endOfDigits(from: year)
            if end >= year + 4 { return year + 4 }
        }
        return nil
    }

    /// What follows the slash after a number of so many digits.
    private func endOfNumber(from start: Int, digits: Int, in range: ClosedRange<Int>) -> Int? {
        let end = start + digits
        guard end < units.count, units[end] == 0x2F else { return nil }
        var value = 0
        for unit in units[start..<end] {
            guard ExpressionCharacters.isDigit(unit) else { return nil }
            value = value * 10 + Int(unit - 0x30)
        }
        return range.contains(value) ? end + 1 : nil
    }
}
