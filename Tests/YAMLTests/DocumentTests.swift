import Kernel
import Testing
import YAML

/// What a text becomes.
@Suite struct `A YAML document` {
    @Test(arguments: [
        ("zèbre: 1\nâne: 2\nbœuf: 3", "{zèbre: 1.0, âne: 2.0, bœuf: 3.0}"),
        ("", "null"), ("# rien\n", "null"), ("---\n", "null"), ("\u{FEFF}a: 1", "{a: 1.0}"),
        ("%YAML 1.2\n---\na: 1", "{a: 1.0}"),
        ("pain", "\"pain\""), ("- a\n- - b\n  - c\n-\n", "[\"a\", [\"b\", \"c\"], null]"),
        (
            "pain:\n  prix: 1.20 €\n  farine: [blé, seigle,]",
            "{pain: {prix: \"1.20 €\", farine: [\"blé\", \"seigle\"]}}"
        ),
        ("{\"a\":1, 'b': {c: d}}", "{a: 1.0, b: {c: \"d\"}}"),
        ("a: |\n  un\n  deux\n", "{a: \"un\\ndeux\\n\"}"),
        ("a: >-\n  un\n  deux\n\n  trois\n", "{a: \"un deux\\ntrois\"}"),
        ("a: 'l''été'\nb: \"\\u00e9\\t\\x41\"", "{a: \"l\\'été\", b: \"é\\tA\"}"),
        ("a: x # dit\nb: x#y", "{a: \"x\", b: \"x#y\"}"),
        ("a: un\n  deux", "{a: \"un deux\"}"), ("prix HT . total: b . c", "{prix HT . total: \"b . c\"}"),
        ("a:\r\n  - b\r\n", "{a: [\"b\"]}"), ("importer!: x", "{importer!: \"x\"}"), ("? a\n: b", "{a: \"b\"}"),
    ])
    func `keeps values and their order`(_ text: String, _ shape: String) throws {
        #expect(try YAMLNode(text: text).shape == shape)
    }

    @Test func `names keys as JavaScript does`() throws {
        #expect(
            try YAMLNode(text: "0x1F: a\n1.0: b\ntrue: c\n~: d\n1e21: e").shape
                == "{31: \"a\", 1: \"b\", true: \"c\", : \"d\", 1e+21: \"e\"}")
    }

    @Test func `puts what an anchor names where its aliases stand`() throws {
        #expect(
            try YAMLNode(text: "a: &x [1, 2]\nb: *x\nc: {d: *x}").shape
                == "{a: [1.0, 2.0], b: [1.0, 2.0], c: {d: [1.0, 2.0]}}")
        #expect(try YAMLNode(text: "a: &x 1\nb: &x 2\nc: *x\n*x : d").shape == "{a: 1.0, b: 2.0, c: 2.0, 2: \"d\"}")
    }

    @Test func `gives no meaning to a merge key`() throws {
        #expect(
            try YAMLNode(text: "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2").shape == "{a: {b: 1.0}, c: {<<: {b: 1.0}, d: 2.0}}"
        )
    }

    @Test func `tells where each value stands`() throws {
        let document = try YAMLNode(text: "pain:\n  prix: 2\n  é: [a, b]")
        guard case .mapping(let rules) = document.content, case .mapping(let keys) = rules[0].value.content,
            case .sequence(let elements) = keys[1].value.content
        else { return #expect(Bool(false)) }
        #expect(rules[0].keyPosition == YAMLPosition(line: 1, column: 1))
        #expect(keys[0].value.position == YAMLPosition(line: 2, column: 9))
        #expect(keys[1].keyPosition == YAMLPosition(line: 3, column: 3))
        #expect(elements[1].position == YAMLPosition(line: 3, column: 10))
    }
}
