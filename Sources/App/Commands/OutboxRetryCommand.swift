import HTTP
import Kernel

/// Lets a letter that was given up go again.
enum OutboxRetryCommand: Subcommand {
    static let name = "outbox retry"
    static let usage = "LETTER [--database FILE]"
    static let summary = Text(fr: "fait repartir une lettre abandonnée", en: "lets a letter that was given up go again")
    static let flags = ["database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        _ = try OwnerConsole(arguments).ask(
            .post, "/v1/owner/outbox/\(try arguments.identifier("LETTER"))/retry")
        return 0
    }
}
