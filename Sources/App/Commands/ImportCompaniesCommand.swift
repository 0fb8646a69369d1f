private import Glibc
import HTTP
import JSON
import Kernel
import LocalClient

/// Brings stock files of Sirene into the running service, one after the other; files are read where they lie.
enum ImportCompaniesCommand: Subcommand {
    static let name = "import companies"
    static let usage = "FILE... [--database FILE]"
    static let summary = Text(
        fr: "importe des fichiers stock de Sirene (unités légales, établissements)",
        en: "imports stock files of Sirene (legal units, establishments)")
    static let flags = ["database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard !arguments.rest.isEmpty else { throw UsageError("files expected: those of legal units first") }
        let console = try OwnerConsole(Arguments(flags: arguments.flags))
        for file in arguments.rest {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("file")
            writer.string(try absolute(file))
            writer.endObject()
            let answer = try console.ask(
                .post, "/v1/owner/company-stock", body: writer.bytes, timeoutSeconds: 24 * 3600)
            let report = try JSONTape(answer.body).root
            func count(_ key: String) -> Int { report[key]?.integer ?? 0 }
            let text = Text(
                fr:
                    "\(file) : \(count("rows")) lignes, \(count("created")) créées, \(count("changed")) changées, "
                    + "\(count("unchanged")) inchangées, \(count("refused")) refusées",
                en:
                    "\(file): \(count("rows")) rows, \(count("created")) created, \(count("changed")) changed, "
                    + "\(count("unchanged")) unchanged, \(count("refused")) refused")
            Terminal.print(text(in: Terminal.language))
            for refusal in report["refusals"]?.elements.map({ $0 }) ?? [] {
                Terminal.print("  \(refusal["line"]?.integer ?? 0): \(refusal["message"]?.string ?? "")")
            }
        }
        return 0
    }

    /// The service may have another working directory.
    private static func absolute(_ file: String) throws -> String {
        guard let resolved = realpath(file, nil) else { throw UsageError("no file at \(file)") }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
