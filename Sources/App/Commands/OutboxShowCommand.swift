import HTTP
import JSON
import Kernel
import LocalClient

/// Shows a letter as its recipient reads it.
enum OutboxShowCommand: Subcommand {
    static let name = "outbox show"
    static let usage = "LETTER [--database FILE]"
    static let summary = Text(fr: "montre une lettre", en: "shows a letter")
    static let flags = ["database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        let answer = try OwnerConsole(arguments).ask(.get, "/v1/owner/outbox/\(try arguments.identifier("LETTER"))")
        let letter = try JSONTape(answer.body, limits: .file).root
        guard let subject = letter["subject"]?.string, let text = letter["text"]?.string else {
            // Sent, expired or unwanted: its words went with its link.
            Terminal.print(String(decoding: letter.raw, as: UTF8.self))
            return 0
        }
        let address = letter["letter"]?["address"]?.string ?? ""
        Terminal.print("To: \(address)\nSubject: \(subject)\n\n\(text)")
        return 0
    }
}

extension Arguments {
    /// The one word that was typed, when it is the name of something.
    func identifier(_ placeholder: String) throws -> String {
        guard rest.count == 1, rest[0].utf8.count == 36,
            rest[0].utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 || $0 == 0x2D })
        else { throw UsageError("\(placeholder) expected") }
        return rest[0]
    }
}
