import HTTP
import JSON
import Kernel
import LocalClient

/// Shows what happened to one object, the latest first, a JSON line each.
enum JournalShowCommand: Subcommand {
    static let name = "journal show"
    static let usage = "TYPE ID [--limit N] [--database FILE]"
    static let summary = Text(
        fr: "montre l'histoire d'un objet, la fin d'abord", en: "shows the history of an object, the latest first")
    static let flags = ["limit", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        let isPlain = arguments.rest.allSatisfy {
            $0.utf8.allSatisfy { 0x21...0x7E ~= $0 && !"/?#%".utf8.contains($0) }
        }
        guard arguments.rest.count == 2, isPlain else { throw UsageError("TYPE and ID expected") }
        return try OwnerList("/v1/owner/journal/\(arguments.rest[0])/\(arguments.rest[1])").print(arguments)
    }
}
