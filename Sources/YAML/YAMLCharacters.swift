/// Checks the characters of a text before it is parsed, so that an error has its exact place.
enum YAMLCharacters {
    /// Refuses what is too long, what is not UTF-8, and characters outside YAML's printable ones (§5.1).
    ///
    /// U+0085, U+2028 and U+2029 too: they end a line in YAML 1.1, which the parser below reads, and not in YAML 1.2.
    static func check(_ text: [UInt8], limits: YAMLLimits) throws(YAMLError) {
        guard text.count <= limits.size else {
            throw YAMLError(.tooLarge(limit: limits.size), at: YAMLPosition(line: 1, column: 1))
        }
        var decoder = UTF8()
        var bytes = text.makeIterator()
        var line = 1
        var column = 1
        while true {
            switch decoder.decode(&bytes) {
            case .emptyInput: return
            case .error: throw YAMLError(.notUTF8, at: YAMLPosition(line: line, column: column))
            case .scalarValue("\n"):
                line += 1
                column = 1
            case .scalarValue(let scalar):
                guard isAllowed(scalar.value) else {
                    throw YAMLError(.character(scalar.value), at: YAMLPosition(line: line, column: column))
                }
                column += 1
            }
        }
    }

    private static func isAllowed(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}
