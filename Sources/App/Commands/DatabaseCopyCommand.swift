import Crypto
import Database
import Kernel
import Logging

/// Moves the data from a file to a PostgreSQL server, service stopped.
enum DatabaseCopyCommand: Subcommand {
    static let name = "database copy"
    static let usage = "--from sqlite:FILE --to postgres://USER@HOST/DATABASE"
    static let summary = Text(
        fr: "déplace toutes les données d'un fichier vers un serveur PostgreSQL et les compare, service arrêté",
        en: "moves all data from a file to a PostgreSQL server and compares them, service stopped")
    static let flags = ["from", "to", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.isEmpty, let from = arguments.flags["from"], let to = arguments.flags["to"] else {
            throw UsageError("--from and --to expected")
        }
        guard from.hasPrefix("sqlite:") else { throw UsageError("--from sqlite:FILE expected") }
        guard Configuration.isServer(to) else { throw UsageError("--to postgres://USER@HOST/DATABASE expected") }
        let configuration = try arguments.configuration(besides: ["from", "to"])
        let copy = try DatabaseCopy(
            from: String(from.dropFirst("sqlite:".count)), to: to,
            migrations: try Service.migrations(configuration))
        var rows = 0
        var tables = 0
        try copy.run(
            advance: { table, rows in
                if rows >= 20000 { Terminal.error("\(table): \(rows) rows have arrived") }
            },
            compared: { table in
                Terminal.print("\(table.digest.hexadecimal)  \(table.rows)  \(table.name)")
                rows += table.rows
                tables += 1
            })
        Terminal.print("ok  \(tables) tables, \(rows) rows: the same in both")
        return 0
    }
}
