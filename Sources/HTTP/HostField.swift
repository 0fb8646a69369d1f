/// The `Host` field: a name or an address, and perhaps a port (RFC 9110 §7.2).
enum HostField {
    /// Whether a part of the bytes is a host that a client may have meant.
    static func isValid(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        if place < range.upperBound, bytes[place] == 0x5B {
            place += 1
            while place < range.upperBound,
                bytes[place].hexadecimal != nil || bytes[place] == 0x3A || bytes[place] == 0x2E
            {
                place += 1
            }
            guard place - range.lowerBound > 2, place < range.upperBound, bytes[place] == 0x5D else { return false }
            place += 1
        } else {
            while place < range.upperBound, CharacterClass.host.contains(bytes[place]) { place += 1 }
            guard place > range.lowerBound else { return false }
        }
        if place == range.upperBound { return true }
        guard bytes[place] == 0x3A, range.upperBound - place <= 6 else { return false }
        for index in place + 1..<range.upperBound where !bytes[index].isDigit { return false }
        return true
    }
}
