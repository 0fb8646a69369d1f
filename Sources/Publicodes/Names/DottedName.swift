/// The parts of a rule's name, which are joined by ` . `.
enum DottedName {
    static let separator = " . "

    /// The names of the parents, the nearest first: of `a . b . c`, `a . b` then `a`.
    static func parents(of name: String) -> [String] {
        separators(in: name).reversed().map { String(decoding: name.utf8.prefix($0), as: UTF8.self) }
    }

    /// The nearest parent; empty at the root.
    static func parent(of name: String) -> String { parents(of: name).first ?? "" }

    /// The last part.
    static func leaf(of name: String) -> String {
        guard let last = separators(in: name).last else { return name }
        return String(decoding: name.utf8.dropFirst(last + 3), as: UTF8.self)
    }

    /// The offsets of the separators, in bytes.
    static func separators(in name: String) -> [Int] {
        var name = name
        return name.withUTF8 { bytes in
            var offsets: [Int] = []
            var at = 0
            while at + 3 <= bytes.count {
                if bytes[at] == 0x20, bytes[at + 1] == 0x2E, bytes[at + 2] == 0x20 {
                    offsets.append(at)
                    at += 3
                } else {
                    at += 1
                }
            }
            return offsets
        }
    }

    /// How many leading parts two names share.
    static func commonDepth(_ left: String, _ right: String) -> Int {
        let left = parts(of: left)
        let right = parts(of: right)
        var depth = 0
        while depth < left.count, depth < right.count, left[depth].elementsEqual(right[depth]) { depth += 1 }
        return depth
    }

    private static func parts(of name: String) -> [Substring.UTF8View] {
        var parts: [Substring.UTF8View] = []
        let bytes = name.utf8
        var start = bytes.startIndex
        for offset in separators(in: name) {
            let end = bytes.index(bytes.startIndex, offsetBy: offset)
            parts.append(name[start..<end].utf8)
            start = bytes.index(end, offsetBy: 3)
        }
        parts.append(name[start...].utf8)
        return parts
    }

    /// The rule that a message names: of a situation, the rule that it answers.
    static func shown(_ name: String) -> String { name.hasSuffix(situation) ? parent(of: name) : name }

    /// The child of each public rule that holds what the situation says of it.
    static let situation = "$SITUATION"
    /// The rules that `le maximum de` and `le minimum de` make.
    static let `internal` = "$INTERNAL"
    /// The rule that an evaluated expression becomes.
    static let evaluation = "$EVALUATION"
}
