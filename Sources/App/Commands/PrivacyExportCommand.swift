import HTTP
import Kernel
import LocalClient

/// Gives all that is kept of a person.
enum PrivacyExportCommand: Subcommand {
    static let name = "privacy export"
    static let usage = "--email ADDRESS | --account ID [--format json|csv] [--database FILE]"
    static let summary = Text(
        fr: "donne tout ce qui est gardé d'une personne",
        en: "gives all that is kept of a person")
    static let flags = ["email", "account", "format", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty, (arguments.flags["email"] == nil) != (arguments.flags["account"] == nil) else {
            throw UsageError("usage: \(usage)")
        }
        let order = FlagOrder(arguments, texts: ["email", "account", "format"])
        let answer = try OwnerConsole(arguments).ask(.post, "/v1/owner/privacy/exports", body: order.bytes)
        Terminal.print(answer.text)
        return 0
    }
}
