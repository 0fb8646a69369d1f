import HTTP
import JSON
import Kernel
import LocalClient

/// Makes a partner's key; not to be confused with the keys that seal, which `keys init` makes.
enum KeysCreateCommand: Subcommand {
    static let name = "keys create"
    static let usage =
        "--organisation SLUG --name NAME --scopes a:b,c:d [--zones departement:59,...] [--networks 192.0.2.0/24,...] "
        + "[--mode live|test]"
    static let summary = Text(
        fr: "crée une clé d'API pour un partenaire, montrée une fois",
        en: "creates an API key for a partner, shown once")
    static let flags = [
        "organisation", "name", "scopes", "zones", "networks", "mode", "expiresAt", "database", "home",
    ]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty else { throw UsageError("unexpected: \(arguments.rest[0])") }
        for flag in ["organisation", "name", "scopes"] where arguments.flags[flag] == nil {
            throw UsageError("--\(flag) expected")
        }
        let order = FlagOrder(
            arguments, texts: ["organisation", "name", "mode", "expiresAt"], lists: ["scopes", "zones", "networks"])
        let answer = try OwnerConsole(arguments).ask(.post, "/v1/owner/api-keys", body: order.bytes)
        Terminal.print(answer.text)
        return 0
    }
}
