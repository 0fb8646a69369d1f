import Kernel

/// Shows what people said of the service, the latest first, a JSON line each.
enum FeedbackListCommand: Subcommand {
    static let name = "feedback list"
    static let usage = "[--limit N] [--database FILE]"
    static let summary = Text(fr: "montre les avis, les derniers d'abord", en: "shows opinions, the latest first")
    static let flags = ["limit", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        try OwnerList("/v1/owner/feedback").print(arguments)
    }
}
