import Kernel

extension Unit {
    /// Reads a unit: `€/mois`, `m2`, `kW.h/an`; `key` gives the singular of a written base unit.
    package init(_ text: String, key: (String) -> String = { $0 }) throws(PublicodesError) {
        guard !text.utf8.containsSlashAndSpace else {
            throw PublicodesError(.plain, "L'unité \"\(text)\" ne doit pas contenir d'espace après \"/\"")
        }
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        self.init()
        for (place, side) in sides.enumerated() {
            let bases = JavaScriptText.trim(side).split(separator: ".").map { key(String($0)) }
            var parts: [String] = []
            for (base, power) in Unit.powers(of: bases) {
                guard power <= Unit.largestPower else { throw PublicodesError(.plain, "Invalid array length") }
                parts += Array(repeating: base, count: Int(power))
            }
            if place == 0 { numerators = parts } else { denominators += parts }
        }
    }

    /// A bound of ours: the reference lets `m999999999` fill the memory.
    private static let largestPower = 64.0

    /// The unit as it is written: `a.b2/c.d`.
    package var text: String {
        let unit = cancelling(==)
        let top = Unit.product(unit.numerators)
        if unit.denominators.isEmpty { return top }
        return top + "/" + Unit.product(unit.denominators)
    }

    private static func product(_ parts: [String]) -> String {
        powers(of: parts).map { $0.power > 1 ? $0.base + JavaScriptNumber.text($0.power) : $0.base }
            .joined(separator: ".")
    }

    /// The base units in the order of their first sight, each with the sum of its powers.
    private static func powers(of parts: [String]) -> [(base: String, power: Double)] {
        var powers: [(base: String, power: Double)] = []
        for part in parts {
            let (base, power) = splitPower(part)
            if let place = powers.firstIndex(where: { $0.base == base }) {
                powers[place].power += power
            } else {
                powers.append((base, power))
            }
        }
        return powers
    }

    /// Splits `m2` in `m` and 2.
    ///
    /// Quirk kept: the power is the first run of digits after the last ASCII letter, and the base is what precedes the
    /// first place where those digits occur.
    private static func splitPower(_ part: String) -> (base: String, power: Double) {
        let bytes = Array(part.utf8)
        let lastLetter = bytes.lastIndex { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        let tail = (lastLetter ?? -1) + 1
        guard let start = bytes[tail...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return (part, 1) }
        let digits = bytes[start...].prefix { (0x30...0x39).contains($0) }
        let first = bytes.indices.first { bytes[$0...].starts(with: digits) } ?? start
        let power = Double(String(decoding: digits, as: UTF8.self)) ?? 1
        return (String(decoding: bytes[..<first], as: UTF8.self), power)
    }
}

extension Sequence where Element == UInt8 {
    /// Whether a slash is followed by a space.
    fileprivate var containsSlashAndSpace: Bool {
        var previous: UInt8 = 0
        for byte in self {
            if previous == 0x2F, byte == 0x20 { return true }
            previous = byte
        }
        return false
    }
}
