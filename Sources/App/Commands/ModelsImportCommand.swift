import HTTP
import JSON
import Kernel
import LocalClient
import Simulation

/// Takes a model into the running service, and puts it in service.
enum ModelsImportCommand: Subcommand {
    static let name = "models import"
    static let usage = "FOLDER|FILE [--model ID] [--draft yes] [--database FILE]"
    static let summary = Text(
        fr: "prend un modèle de règles, compilé ou en fichiers, et le met en service",
        en: "takes a model of rules, compiled or as files, and puts it in service")
    static let flags = ["model", "draft", "database", "home"]

    static func run(_ arguments: Arguments) throws -> Int32 {
        guard arguments.rest.count == 1 else { throw UsageError("one folder or file expected") }
        let path = arguments.rest[0]
        let files = try ModelFiles(path: path)
        let last = path.split(separator: "/").last.map(String.init) ?? path
        let id = arguments.flags["model"] ?? last.split(separator: ".").first.map(String.init) ?? last
        var writer = JSONWriter(reserving: 1 << 20)
        writer.beginObject()
        writer.key("files")
        writer.beginArray()
        for file in files.all {
            writer.beginObject()
            writer.key("name")
            writer.string(file.name)
            writer.key("content")
            writer.string(String(decoding: file.bytes, as: UTF8.self))
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        let draft = arguments.flags["draft"] == "yes" ? "?draft=true" : ""
        var rest = arguments.flags
        rest["model"] = nil
        rest["draft"] = nil
        let console = try OwnerConsole(Arguments(flags: rest))
        let answer = try console.ask(.post, "/v1/owner/models/\(id)/versions\(draft)", body: writer.bytes)
        let version = try JSONTape(answer.body).root
        let number = version["version"]?.string ?? ""
        Terminal.print("\(id)@\(number) \(version["state"]?.string ?? "")")
        return 0
    }
}
