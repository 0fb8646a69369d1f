import Kernel

/// Shows what was to be sent by mail and what became of it, the latest first, a JSON line each.
enum OutboxListCommand: Subcommand {
    static let name = "outbox list"
    static let usage = "[--state waiting|sent|dead|expired|unwanted] [--limit N] [--database FILE]"
    static let summary = Text(
        fr: "montre le courrier et ce qu'il est devenu", en: "shows the mail and what became of it")
    static let flags = ["state", "limit", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        let state = arguments.flags["state"]
        guard state?.utf8.allSatisfy({ 0x61...0x7A ~= $0 }) ?? true else { throw UsageError("--state: unknown state") }
        return try OwnerList("/v1/owner/outbox", filter: state.map { "&state=" + $0 } ?? "").print(arguments)
    }
}
