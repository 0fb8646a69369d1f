import HTTP
import Kernel

/// Takes a letter that came back, on the standard input: what a mail server pipes to.
enum OutboxBounceCommand: Subcommand {
    static let name = "outbox bounce"
    static let usage = "[--database FILE] < MESSAGE"
    static let summary = Text(
        fr: "prend acte d'un avis de non-remise (RFC 3464)", en: "takes a delivery status notification (RFC 3464)")
    static let flags = ["database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty else { throw UsageError("the message is read from the standard input") }
        guard let message = File.read("/dev/stdin") else { throw ConfigurationError("the message cannot be read") }
        _ = try OwnerConsole(arguments).ask(
            .post, "/v1/owner/outbox/bounces", body: message, type: "message/rfc822")
        return 0
    }
}
