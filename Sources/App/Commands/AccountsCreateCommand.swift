import HTTP
import JSON
import Kernel
import LocalClient

/// Makes an account: the first administrator comes to be this way.
enum AccountsCreateCommand: Subcommand {
    static let name = "accounts create"
    static let usage =
        "--email ADDRESS --name NAME [--role ROLE] [--organisation SLUG] [--unit UNIT] [--zones departement:59,...]"
    static let summary = Text(
        fr: "crée un compte, avec un rôle si on en donne un", en: "creates an account, with a role when one is given")
    static let flags = ["email", "name", "role", "organisation", "unit", "zones", "language", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty else { throw UsageError("unexpected: \(arguments.rest[0])") }
        guard arguments.flags["email"] != nil, arguments.flags["name"] != nil else {
            throw UsageError("--email and --name expected")
        }
        let order = FlagOrder(
            arguments, texts: ["email", "name", "role", "organisation", "unit", "language"], lists: ["zones"])
        let answer = try OwnerConsole(arguments).ask(.post, "/v1/owner/accounts", body: order.bytes)
        Terminal.print(answer.text)
        return 0
    }
}
