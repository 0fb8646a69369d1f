private import Kernel

/// Writes JSON in the order in which it is told, straight into bytes.
@usableFromInline package struct JSONWriter {
    @usableFromInline var output: [UInt8]
    @usableFromInline var needsComma = false

    /// A writer that begins with nothing, or goes on after what is there.
    @inlinable package init(into output: [UInt8] = [], reserving capacity: Int = 256) {
        self.output = output
        self.output.reserveCapacity(output.count + capacity)
    }

    /// What has been written.
    @inlinable package var bytes: [UInt8] {
        consuming get { output }
    }

    /// What has been written, as text.
    package var text: String { String(decoding: output, as: UTF8.self) }

    @inlinable mutating func separate() {
        if needsComma { output.append(0x2C) }
    }

    @inlinable package mutating func beginObject() { open(0x7B) }
    @inlinable package mutating func endObject() { close(0x7D) }
    @inlinable package mutating func beginArray() { open(0x5B) }
    @inlinable package mutating func endArray() { close(0x5D) }

    @inlinable mutating func open(_ bracket: UInt8) {
        separate()
        output.append(bracket)
        needsComma = false
    }

    @inlinable mutating func close(_ bracket: UInt8) {
        output.append(bracket)
        needsComma = true
    }

    /// The key of the next value.
    @inlinable package mutating func key(_ key: String) {
        string(key)
        output.append(0x3A)
        needsComma = false
    }

    @inlinable package mutating func null() { raw("null".utf8) }
    @inlinable package mutating func bool(_ value: Bool) { raw((value ? "true" : "false").utf8) }
    @inlinable package mutating func integer(_ value: some BinaryInteger) { raw(String(value).utf8) }

    /// A double as JavaScript writes it; a value that JSON cannot say is `null`.
    package mutating func number(_ value: Double) {
        if value.isFinite { raw(JavaScriptNumber.text(value).utf8) } else { null() }
    }

    /// A value that is already JSON.
    @inlinable package mutating func raw(_ bytes: some Sequence<UInt8>) {
        separate()
        output.append(contentsOf: bytes)
        needsComma = true
    }

    /// A string, with the escapes that RFC 8259 §7 asks for and no other.
    @usableFromInline package mutating func string(_ value: String) {
        separate()
        output.append(0x22)
        var value = value
        value.withUTF8 { utf8 in
            var clean = 0
            for (place, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                output.append(contentsOf: utf8[clean..<place])
                escape(byte)
                clean = place + 1
            }
            output.append(contentsOf: utf8[clean...])
        }
        output.append(0x22)
        needsComma = true
    }

    private mutating func escape(_ byte: UInt8) {
        output.append(0x5C)
        switch byte {
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0x22, 0x5C: output.append(byte)
        default:
            let digits = Array("0123456789abcdef".utf8)
            output.append(contentsOf: "u00".utf8)
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 15)])
        }
    }
}
