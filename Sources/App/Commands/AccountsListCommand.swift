import Kernel

/// Shows the accounts, a JSON line each.
enum AccountsListCommand: Subcommand {
    static let name = "accounts list"
    static let usage = "[--limit N] [--database FILE]"
    static let summary = Text(fr: "montre les comptes", en: "shows the accounts")
    static let flags = ["limit", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty else { throw UsageError("unexpected: \(arguments.rest[0])") }
        return try OwnerList("/v1/owner/accounts").print(arguments)
    }
}
