/// Header fields in their order: one buffer of bytes with the places in it, so that strings are made only for what is
/// read.
package struct HeaderFields: Sendable, ExpressibleByDictionaryLiteral {
    /// A buffer that holds the lines as they travel: for a request, the whole head.
    private var bytes: [UInt8]
    private var lines: [Line]

    /// Where a name and its value are.
    struct Line {
        private let nameStart: UInt32
        private let nameEnd: UInt32
        private let valueStart: UInt32
        private let valueEnd: UInt32

        init(name: Range<Int>, value: Range<Int>) {
            nameStart = UInt32(name.lowerBound)
            nameEnd = UInt32(name.upperBound)
            valueStart = UInt32(value.lowerBound)
            valueEnd = UInt32(value.upperBound)
        }

        var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
        var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
    }

    /// No field.
    package init() {
        bytes = []
        lines = []
    }

    /// The fields of a message that is being written.
    package init(dictionaryLiteral elements: (HeaderName, String)...) {
        self.init()
        for (name, value) in elements { append(name, value) }
    }

    /// The fields found in a request's head.
    init(bytes: [UInt8], lines: [Line]) {
        self.bytes = bytes
        self.lines = lines
    }

    /// How many fields there are.
    package var count: Int { lines.count }

    /// Adds a field after the others; a control character in the value becomes a space, so that no value can end its
    /// line.
    package mutating func append(_ name: HeaderName, _ value: String) {
        let start = bytes.count
        bytes.append(contentsOf: name.text.utf8)
        let end = bytes.count
        bytes.append(0x3A)
        bytes.append(0x20)
        bytes.append(contentsOf: value.utf8)
        for place in (end + 2)..<bytes.count where !bytes[place].isFieldCharacter { bytes[place] = 0x20 }
        lines.append(Line(name: start..<end, value: end + 2..<bytes.count))
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Adds fields after the others, as they stand: for what never changes, made once.
    package mutating func append(contentsOf others: HeaderFields) {
        let shift = bytes.count
        bytes.append(contentsOf: others.bytes)
        for line in others.lines {
            lines.append(
                Line(
                    name: line.name.lowerBound + shift..<line.name.upperBound + shift,
                    value: line.value.lowerBound + shift..<line.value.upperBound + shift))
        }
    }

    /// The value of the first field of that name.
    package subscript(name: HeaderName) -> String? {
        for line in lines where matches(line, name) { return text(line.value) }
        return nil
    }

    /// The values of all fields of that name, in order.
    package func values(_ name: HeaderName) -> [String] {
        lines.compactMap { matches($0, name) ? text($0.value) : nil }
    }

    /// Whether there is a field of that name.
    package func contains(_ name: HeaderName) -> Bool { lines.contains { matches($0, name) } }

    /// All fields, in order, for logs and tests.
    package var all: [(name: String, value: String)] { lines.map { (text($0.name), text($0.value)) } }

    /// The lines of fields that were appended, each with its end of line, ready to be sent.
    package func write(to output: inout [UInt8]) { output.append(contentsOf: bytes) }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func matches(_ line: Line, _ name: HeaderName) -> Bool {
        guard line.name.count == name.text.utf8.count else { return false }
        var place = line.name.lowerBound
        for byte in name.text.utf8 {
            guard bytes[place].asciiLowercase == byte.asciiLowercase else { return false }
            place += 1
        }
        return true
    }
}
