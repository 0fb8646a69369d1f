import HTTP
import JSON
import Kernel
import LocalClient

/// Shows what people said of the service, the latest first, a JSON line each.
enum FeedbackListCommand: Subcommand {
    static let name = "feedback list"
    static let usage = "[--limit N] [--database FILE]"
    static let summary = Text(fr: "montre les avis, les derniers d'abord", en: "shows opinions, the latest first")
    static let flags = ["limit", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard var left = Int(arguments.flags["limit"] ?? "50"), left > 0 else {
            throw UsageError("--limit: a number above 0 expected")
        }
        let console = try OwnerConsole(arguments)
        var cursor = ""
        while left > 0 {
            let answer = try console.ask(.get, "/v1/owner/feedback?limit=\(min(left, 100))\(cursor)")
            let page = try JSONTape(answer.body, limits: .file).root
            guard let items = page["items"] else { break }
            for item in items.elements { Terminal.print(String(decoding: item.raw, as: UTF8.self)) }
            left -= items.count
            guard let next = page["next"]?.string else { break }
            cursor = "&cursor=" + next
        }
        return 0
    }
}
