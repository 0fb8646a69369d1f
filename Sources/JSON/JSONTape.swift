/// A JSON text that has been read: validated once, kept as its bytes and a flat list of values in their order.
///
/// Strict RFC 8259: UTF-8 without a byte order mark, no duplicate key, no lone surrogate, no trailing comma.
package final class JSONTape: Sendable {
    let bytes: [UInt8]
    let nodes: [Node]

    /// Reads a whole text.
    ///
    /// - Throws: what is wrong, its offset, and for a duplicate key its pointer.
    package init(_ bytes: [UInt8], limits: JSONLimits = .request) throws(JSONError) {
        var parser = JSONParser(limits: limits, capacity: bytes.count / 8 + 8)
        var failure: JSONError?
        bytes.withUnsafeBufferPointer { buffer in
            do throws(JSONError) { try parser.parse(buffer) } catch { failure = error }
        }
        self.bytes = bytes
        nodes = parser.nodes
        guard let failure else { return }
        guard failure.reason == .duplicateKey else { throw failure }
        throw JSONError(.duplicateKey, at: failure.offset, pointer: JSONTape.pointer(at: failure.offset, in: self))
    }

    /// Reads a whole text from a string.
    package convenience init(_ text: String, limits: JSONLimits = .request) throws(JSONError) {
        try self.init(Array(text.utf8), limits: limits)
    }

    /// The outermost value.
    package var root: JSONValue { JSONValue(tape: self, index: 0) }

    /// One value; in an object, keys and values alternate.
    struct Node: Sendable {
        var kind: JSONValue.Kind
        /// A string with escapes, a number with a fraction or an exponent.
        var isComplex: Bool
        /// The value's bytes; for a string, those between the quotes.
        var start: UInt32
        var end: UInt32
        /// The value after this one and all that it holds.
        var next: UInt32
        /// Members of an object, elements of an array.
        var count: UInt32
    }

    /// The pointer of the deepest value or key that begins at or contains an offset.
    private static func pointer(at offset: Int, in tape: JSONTape) -> String {
        guard let index = tape.nodes.lastIndex(where: { $0.kind == .string && Int($0.start) == offset }) else {
            return ""
        }
        return tape.pointer(to: index)
    }

    /// The JSON pointer of a value, or of a key's value when the key's place is given; found by walking, for errors only.
    ///
    /// A container whose reading stopped half-way has no end (`next` is 0): what is sought is then inside it.
    func pointer(to target: Int) -> String {
        var path = ""
        var container = 0
        while container < target {
            let isObject = nodes[container].kind == .object
            var place = container + 1
            var position = 0
            while true {
                let value = isObject ? place + 1 : place
                let end = value < nodes.count ? Int(nodes[value].next) : 0
                if end == 0 || target < end {
                    path += "/" + (isObject ? JSONTape.escape(text(of: nodes[place])) : String(position))
                    guard target > value else { return path }
                    container = value
                    break
                }
                place = end
                position += 1
            }
        }
        return path
    }

    private static func escape(_ key: String) -> String {
        var escaped = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
