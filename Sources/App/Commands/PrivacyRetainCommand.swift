import HTTP
import Kernel
import LocalClient

/// Erases what has outlived its duration, or says what would be.
enum PrivacyRetainCommand: Subcommand {
    static let name = "privacy retain"
    static let usage = "--mode dry-run|apply [--database FILE]"
    static let summary = Text(
        fr: "efface ce qui a dépassé sa durée, ou dit ce qui le serait",
        en: "erases what has outlived its duration, or says what would be")
    static let flags = ["mode", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty, arguments.flags["mode"] != nil else {
            throw UsageError("usage: \(usage)")
        }
        let order = FlagOrder(arguments, texts: ["mode"])
        let answer = try OwnerConsole(arguments).ask(.post, "/v1/owner/privacy/retention", body: order.bytes)
        Terminal.print(answer.text)
        return 0
    }
}
