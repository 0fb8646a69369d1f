import HTTP
import JSON
import Kernel
import LocalClient

/// Reads the whole journal and names what is not as it was written.
enum JournalVerifyCommand: Subcommand {
    static let name = "journal verify"
    static let usage = "[--head NUMBER:DIGEST] [--database FILE]"
    static let summary = Text(
        fr: "relit le journal et nomme ce qui y fut changé",
        en: "reads the journal and names what was changed in it")
    static let flags = ["head", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty else { throw UsageError("unexpected: \(arguments.rest[0])") }
        let head = arguments.flags["head"].map { "?head=" + $0 } ?? ""
        let answer = try OwnerConsole(arguments).ask(.get, "/v1/owner/journal/verification\(head)")
        let report = try JSONTape(answer.body, limits: .file).root
        Terminal.print(answer.text)
        return report["faults"]?.count == 0 ? 0 : 1
    }
}
