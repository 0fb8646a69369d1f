import JSON
import Kernel
import YAML

/// The files of a model as they were written: rules with their places, and what could not be read.
struct RuleSource {
    /// The rules, in order; those that could not be read stand there empty.
    private(set) var rules: [(key: String, value: RawNode)] = []
    /// The rules that could not be read.
    private(set) var broken: Set<String> = []
    private(set) var issues: [ModelIssue] = []
    private var nodes: [String: (file: String, line: Int, node: YAMLNode?, offset: Int)] = [:]

    /// Reads YAML files, and compiled JSON by their names.
    init(_ files: [(name: String, bytes: [UInt8])]) {
        for file in files {
            if file.name.hasSuffix(".json") { readJSON(file) } else { readYAML(file) }
        }
    }

    private mutating func readJSON(_ file: (name: String, bytes: [UInt8])) {
        do throws(JSONError) {
            let root = try JSONTape(file.bytes, limits: .file).root
            guard let map = RawNode(root).map else {
                return complain("Un modèle est un objet dont les clés sont les noms des règles", file.name, 1)
            }
            for (name, rule) in map.members { define(name, rule, file.name, 1, nil, 0) }
        } catch { complain(error.reason.text.french, file.name, 1) }
    }

    private mutating func readYAML(_ file: (name: String, bytes: [UInt8])) {
        if let node = try? YAMLNode(file.bytes) { return readMembers(of: node, file.name, 0) }
        // One rule at a time, so that a mistake in one does not hide the others.
        for block in RuleSource.blocks(of: file.bytes) {
            do throws(YAMLError) {
                readMembers(of: try YAMLNode(block.bytes), file.name, block.line - 1)
            } catch {
                let place = ModelIssue.Place(file: file.name, line: block.line - 1 + error.position.line)
                broken.insert(block.name)
                if nodes[block.name] == nil { define(block.name, .null, file.name, block.line, nil, 0) }
                issues.append(ModelIssue(.error, .file, rule: block.name, message: error.sentence.french, place: place))
            }
        }
    }

    private mutating func readMembers(of node: YAMLNode, _ file: String, _ offset: Int) {
        switch node.content {
        case .mapping(let members):
            for member in members {
                define(
                    member.key, RawNode(member.value), file, member.keyPosition.line + offset, member.value, offset)
            }
        case .scalar(let scalar) where scalar.value == .null: break
        default: complain("Un modèle est un objet dont les clés sont les noms des règles", file, 1 + offset)
        }
    }

    private mutating func define(
        _ name: String, _ rule: RawNode, _ file: String, _ line: Int, _ node: YAMLNode?, _ offset: Int
    ) {
        if let known = nodes[name], name != ModelImport.key {
            let message = "La règle est déjà définie dans \(known.file), ligne \(known.line)"
            issues.append(
                ModelIssue(
                    .error, .duplicate, rule: name, message: message,
                    place: ModelIssue.Place(file: file, line: line)))
            return
        }
        nodes[name] = (file, line, node, offset)
        rules.append((name, rule))
    }

    private mutating func complain(_ message: String, _ file: String, _ line: Int) {
        issues.append(
            ModelIssue(.error, .file, rule: "", message: message, place: ModelIssue.Place(file: file, line: line)))
    }

    /// The line of a rule, or the one inside it where one of some texts stands.
    func place(of rule: String, mentioning texts: [String]) -> ModelIssue.Place? {
        var name = rule
        while nodes[name] == nil {
            let parent = DottedName.parent(of: name)
            guard !parent.isEmpty else { return nil }
            name = parent
        }
        guard let found = nodes[name] else { return nil }
        let inner = [DottedName.leaf(of: rule)].filter { _ in name != rule }
        for text in texts + inner {
            if let line = found.node.flatMap({ RuleSource.line(of: text, in: $0) }) {
                return ModelIssue.Place(file: found.file, line: line + found.offset)
            }
        }
        return ModelIssue.Place(file: found.file, line: found.line)
    }

    private static func line(of text: String, in node: YAMLNode) -> Int? {
        switch node.content {
        case .scalar(let scalar): return scalar.text.contains(text) ? node.position.line : nil
        case .sequence(let elements):
            for element in elements { if let line = line(of: text, in: element) { return line } }
        case .mapping(let members):
            for member in members {
                if member.key == text { return member.keyPosition.line }
                if let line = line(of: text, in: member.value) { return line }
            }
        }
        return nil
    }

    /// The parts of a text that each begin with a key at the margin.
    private static func blocks(of bytes: [UInt8]) -> [(name: String, line: Int, bytes: [UInt8])] {
        var blocks: [(name: String, line: Int, bytes: [UInt8])] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let isMargin = line.first.map { !" \t#-}]\r".utf8.contains($0) } ?? false
            if isMargin {
                let key = String(decoding: line, as: UTF8.self)
                let name = key.range(of: ":").map { String(key[..<$0]) } ?? key
                blocks.append((name.trimmingQuotes, number + 1, []))
            } else if blocks.isEmpty {
                continue
            }
            blocks[blocks.count - 1].bytes += line + [0x0A]
        }
        return blocks
    }
}

extension String {
    fileprivate func range(of mark: Character) -> String.Index? { lastIndex(of: mark) }

    fileprivate var trimmingQuotes: String {
        count > 1 && (first == "\"" || first == "'") && first == last ? String(dropFirst().dropLast()) : self
    }
}
