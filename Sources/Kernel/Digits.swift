/// Reads the digits and separators of a date; a value, so that a failed reading leaves nothing behind.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ separator: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == separator.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// At least one digit, scaled to nine.
    mutating func fraction(upTo limit: Int) -> Int? {
        var value = 0
        var count = 0
        while count < limit, let digit = digit() {
            value = value * 10 + digit
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in count..<9 { value *= 10 }
        return value
    }

    /// `Z`, or `±hh:mm` in minutes.
    mutating func offsetMinutes() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let isNegative = skip("-")
        guard isNegative || skip("+"), let hours = number(2), hours < 24, skip(":"), let minutes = number(2),
            minutes < 60
        else { return nil }
        let offset = hours * 60 + minutes
        return isNegative ? -offset : offset
    }

    private mutating func digit() -> Int? {
        guard let first = rest.first, first >= 0x30, first <= 0x39 else { return nil }
        rest.removeFirst()
        return Int(first - 0x30)
    }
}

/// Writes fixed-width digits into a string's own storage.
struct DigitWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func write(_ separator: Unicode.Scalar) {
        buffer[count] = UInt8(truncatingIfNeeded: separator.value)
        count += 1
    }

    mutating func write(_ number: Int, width: Int) {
        var rest = number
        for place in stride(from: count + width - 1, through: count, by: -1) {
            buffer[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        }
        count += width
    }

    mutating func write(_ day: Day) {
        write(day.year, width: 4)
        write("-")
        write(day.month, width: 2)
        write("-")
        write(day.day, width: 2)
    }
}
