import Kernel
import Testing
import YAML

/// What is refused, why, and where.
@Suite struct `A YAML text is refused` {
    @Test(arguments: [
        ("a: 1\nb: 2\na: 3", YAMLError.Reason.duplicateKey, 3, 1), ("{a: 1, 'a': 2}", .duplicateKey, 1, 8),
        ("1: a\n01: b", .duplicateKey, 2, 1), ("? [a]\n: b", .complexKey, 1, 3), ("{a: 1}: b", .complexKey, 1, 1),
        ("a: *x", .unknownAnchor, 1, 4), ("&a [*a]", .unknownAnchor, 1, 5), ("--- a\n--- b", .severalDocuments, 2, 1),
        ("a\n...\nb", .syntax("did not find expected <document start>"), 3, 1), ("a: !prix 12", .unknownTag, 1, 4),
        ("a: !!set {b}", .unknownTag, 1, 4),
        ("a: !!binary eA==", .unknownTag, 1, 4), ("a: !!bool oui", .valueOutsideTag, 1, 4),
        ("a: !!int 1.5", .valueOutsideTag, 1, 4), ("a: !!seq {b: 1}", .unknownTag, 1, 4),
        ("a: b: c", .syntax("mapping values are not allowed in this context"), 1, 5),
        ("a: [1, 2", .syntax("did not find expected ',' or ']'"), 2, 1),
        ("a: 'b", .syntax("found unexpected end of stream"), 1, 6),
        ("a: @b", .syntax("found character that cannot start any token"), 1, 4),
        ("a: 1\n b: 2", .syntax("mapping values are not allowed in this context"), 2, 3),
        ("a:\n  b: 1\n c: 2", .syntax("did not find expected key"), 3, 2),
        ("a\u{7}b", .character(7), 1, 2), ("a: 1\nb\u{2028}", .character(0x2028), 2, 2),
        ("\u{85}", .character(0x85), 1, 1),
        ("a: \u{FFFE}", .character(0xFFFE), 1, 4), ("a\0", .character(0), 1, 2),
    ])
    func `with its reason and its place`(_ text: String, _ reason: YAMLError.Reason, _ line: Int, _ column: Int) {
        let error = #expect(throws: YAMLError.self) { try YAMLNode(text: text) }
        #expect(error?.reason == reason)
        #expect(error?.position == YAMLPosition(line: line, column: column))
    }

    @Test(
        arguments: [
            ([0x61, 0xFF], 2), ([0xC0, 0x80], 1), ([0xED, 0xA0, 0x80], 1), ([0x61, 0xE2, 0x82], 2),
            ([0xF5, 0x80, 0x80, 0x80], 1),
            ([0xFF, 0xFE, 0x61, 0x00], 1),
        ] as [([UInt8], Int)])
    func `when it is not UTF-8`(_ bytes: [UInt8], _ column: Int) {
        let error = #expect(throws: YAMLError.self) { try YAMLNode(bytes) }
        #expect(error?.reason == .notUTF8)
        #expect(error?.position.column == column)
    }

    @Test func `when it is too long`() throws {
        let limits = YAMLLimits(size: 6, depth: 10, nodes: 10)
        #expect(throws: Never.self) { try YAMLNode(text: "a: bcd", limits: limits) }
        #expect(throws: YAMLError.self) { try YAMLNode(text: "a: bcde", limits: limits) }
    }

    @Test func `when it is too deep, by itself or through aliases`() throws {
        let limits = YAMLLimits(size: 1000, depth: 4, nodes: 100)
        #expect(throws: Never.self) { try YAMLNode(text: "[[[[1]]]]", limits: limits) }
        #expect(reason("[[[[[1]]]]]", limits) == .tooDeep(limit: 4))
        #expect(throws: Never.self) { try YAMLNode(text: "[&a [[1]], [*a]]", limits: limits) }
        #expect(reason("[&a [[1]], [[*a]]]", limits) == .tooDeep(limit: 4))
        #expect(reason("[&a [[1]], &b [*a], [*b]]", limits) == .tooDeep(limit: 4))
        #expect(throws: Never.self) { try YAMLNode(text: "[[[1]], &a [1], [[*a]]]", limits: limits) }
        #expect(reason(String(repeating: "[", count: 400_000)) == .tooDeep(limit: 100))
        #expect(reason(String(repeating: "{a: ", count: 400_000)) == .tooDeep(limit: 100))
        #expect(reason(String(repeating: "- ", count: 400_000)) == .tooDeep(limit: 100))
    }

    @Test func `when it has too many values, aliases counted as what they stand for`() throws {
        let limits = YAMLLimits(size: 1000, depth: 10, nodes: 7)
        #expect(throws: Never.self) { try YAMLNode(text: "[&a [1, 2], *a]", limits: limits) }
        #expect(reason("[&a [1, 2], *a, 3]", limits) == .tooManyNodes(limit: 7))
        #expect(reason("{a: 1, b: 2, c: 3, d: 4}", limits) == .tooManyNodes(limit: 7))
        var laughs = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            laughs += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(reason(laughs) == .tooManyNodes(limit: 1_000_000))
    }

    @Test func `in both languages`() {
        let error = #expect(throws: YAMLError.self) { try YAMLNode(text: "a: b: c") }
        #expect(
            error?.message.english == "Invalid YAML: mapping values are not allowed in this context (line 1, column 5)")
        #expect(error?.message.french.hasSuffix("(ligne 1, colonne 5)") == true)
    }

    private func reason(_ text: String, _ limits: YAMLLimits = .model) -> YAMLError.Reason? {
        do {
            _ = try YAMLNode(text: text, limits: limits)
            return nil
        } catch { return error.reason }
    }
}
