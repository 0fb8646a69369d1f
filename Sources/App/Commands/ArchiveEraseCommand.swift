import HTTP
import JSON
import Kernel
import LocalClient

/// Destroys everything that is a partner's own, and gives a certificate; only after the archive that was taken away was found
/// whole.
enum ArchiveEraseCommand: Subcommand {
    static let name = "archive erase"
    static let usage = "FOLDER --organisation SLUG [--database FILE] [--keys FILE]"
    static let summary = Text(
        fr: "détruit tout ce qui est à un partenaire, après vérification de l'archive FOLDER, et donne un certificat",
        en: "destroys all of a partner's own, once the archive FOLDER was found whole, and gives a certificate")
    static let flags = ["organisation", "database", "home", "keys"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1, let organisation = arguments.flags["organisation"] else {
            throw UsageError("the FOLDER of the archive and --organisation expected")
        }
        let (manifest, digest) = try ArchiveManifest.read(in: arguments.rest[0])
        guard manifest.organisation == organisation else {
            throw ConfigurationError("\(arguments.rest[0]) is the archive of \(manifest.organisation)")
        }
        try manifest.check(arguments.rest[0])
        let answer = try OwnerConsole(try arguments.configuration(besides: ["organisation"])).ask(
            .post, "/v1/owner/archives/erasures",
            body: try JSONEncoder.encode(["organisation": organisation, "manifest": digest]))
        Terminal.print(answer.text)
        return 0
    }
}
