import HTTP
import Kernel
import LocalClient

/// Erases a person and gives a certificate.
enum PrivacyEraseCommand: Subcommand {
    static let name = "privacy erase"
    static let usage = "--email ADDRESS | --account ID [--database FILE]"
    static let summary = Text(
        fr: "efface une personne et donne un certificat",
        en: "erases a person and gives a certificate")
    static let flags = ["email", "account", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty, (arguments.flags["email"] == nil) != (arguments.flags["account"] == nil) else {
            throw UsageError("usage: \(usage)")
        }
        let order = FlagOrder(arguments, texts: ["email", "account"])
        let answer = try OwnerConsole(arguments).ask(.post, "/v1/owner/privacy/erasures", body: order.bytes)
        Terminal.print(answer.text)
        return 0
    }
}
