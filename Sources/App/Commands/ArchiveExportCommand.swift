import Database
import HTTP
import JSON
import Kernel
import LocalClient
import Logging

/// Gives a partner everything of its own, in open formats (the transfer or the end of a convention).
enum ArchiveExportCommand: Subcommand {
    static let name = "archive export"
    static let usage = "FOLDER --organisation SLUG [--database FILE] [--keys FILE]"
    static let summary = Text(
        fr: "donne à un partenaire tout ce qui est à lui : JSON, fichiers, manifeste, empreintes",
        en: "gives a partner all of its own: JSON, files, manifest, digests")
    static let flags = ["organisation", "database", "home", "keys"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1, let organisation = arguments.flags["organisation"] else {
            throw UsageError("a new FOLDER and --organisation expected")
        }
        let configuration = try arguments.configuration(besides: ["organisation"])
        let writing = ArchiveWriting(
            organisation: organisation, folder: arguments.rest[0], language: Terminal.language)
        let (manifest, digest) = try configuration.storage.read { connection in
            guard try Service.hasOrganisation(organisation, in: connection) else {
                throw ConfigurationError("no organisation \(organisation)")
            }
            return try writing.write(
                try Service.partnerData(configuration), from: connection, at: configuration.clock.now())
        }
        _ = try OwnerConsole(configuration).ask(
            .post, "/v1/owner/archives",
            body: try JSONEncoder.encode(["organisation": organisation, "manifest": digest])
        )
        for entry in manifest.files where entry.rows != nil {
            Terminal.print("\(entry.rows ?? 0)\t\(entry.path)\t\(entry.title)")
        }
        Terminal.print("\(digest)  \(arguments.rest[0])/\(ArchiveManifest.name)")
        return 0
    }
}
