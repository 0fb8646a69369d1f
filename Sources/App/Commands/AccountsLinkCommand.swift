import HTTP
import JSON
import Kernel
import LocalClient

/// Makes a link that signs somebody in once, to hand over while no mail goes out.
enum AccountsLinkCommand: Subcommand {
    static let name = "accounts sign-in-link"
    static let usage = "--email ADDRESS [--database FILE]"
    static let summary = Text(
        fr: "fait un lien de connexion pour un compte, valable un quart d'heure",
        en: "makes a sign-in link for an account, good for a quarter of an hour")
    static let flags = ["email", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty, arguments.flags["email"] != nil else { throw UsageError("--email expected") }
        let order = FlagOrder(arguments, texts: ["email"])
        let answer = try OwnerConsole(arguments).ask(.post, "/v1/owner/sign-in-links", body: order.bytes)
        Terminal.print(answer.text)
        return 0
    }
}
