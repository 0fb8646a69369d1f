import HTTP
import Kernel

/// Sends mail again to an address that took none.
enum OutboxTrustCommand: Subcommand {
    static let name = "outbox trust"
    static let usage = "ADDRESS [--database FILE]"
    static let summary = Text(
        fr: "écrit de nouveau à une adresse qui refusait le courrier",
        en: "writes again to an address that took no mail")
    static let flags = ["database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        let isPlain = arguments.rest.allSatisfy {
            $0.utf8.allSatisfy { 0x21...0x7E ~= $0 && !"/?#%".utf8.contains($0) }
        }
        guard arguments.rest.count == 1, isPlain else { throw UsageError("ADDRESS expected") }
        _ = try OwnerConsole(arguments).ask(.delete, "/v1/owner/outbox/bounces/\(arguments.rest[0])")
        return 0
    }
}
