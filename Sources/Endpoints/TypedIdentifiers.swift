import JSON
import Kernel

/// Notices identifiers of persons inside the texts that somebody sends, so that whoever typed them is told; what was found is
/// neither kept nor shown.
package struct TypedIdentifiers: Sendable {
    /// The kinds that stand inside a text with other words: a field made for a number holds nothing else.
    private let find: @Sendable (_ text: String) -> [String]

    /// - Parameter find: the kinds of identifiers that a text holds besides other words.
    package init(find: @escaping @Sendable (_ text: String) -> [String]) { self.find = find }

    /// The shortest identifier has nine digits (a telephone number dialled from abroad); most bodies have fewer.
    private static let fewestDigits = 9
    /// What is looked through: longer bodies are files.
    private static let longestBody = 256 << 10

    /// The kinds found in the texts of a JSON body, each once; empty for any other body.
    func kinds(in body: [UInt8]) -> [String] {
        guard body.count <= TypedIdentifiers.longestBody, body.first == UInt8(ascii: "{"),
            TypedIdentifiers.hasEnoughDigits(body), let tape = try? JSONTape(body)
        else { return [] }
        var kinds: Set<String> = []
        collect(tape.root, into: &kinds)
        return kinds.sorted()
    }

    /// Whether an identifier could stand in some bytes.
    private static func hasEnoughDigits(_ bytes: some Sequence<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes where byte &- 0x30 < 10 {
            digits += 1
            if digits == fewestDigits { return true }
        }
        return false
    }

    private func collect(_ value: JSONValue, into kinds: inout Set<String>) {
        switch value.kind {
        case .string:
            // Names of ours are many digits, and no one's number.
            guard TypedIdentifiers.hasEnoughDigits(value.raw), let text = value.string,
                Identifier<TypedIdentifiers>(text) == nil
            else { return }
            kinds.formUnion(find(text))
        case .array: for element in value.elements { collect(element, into: &kinds) }
        case .object: for member in value.members { collect(member.value, into: &kinds) }
        default: break
        }
    }
}
