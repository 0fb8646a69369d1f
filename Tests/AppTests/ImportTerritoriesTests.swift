import App
private import Foundation
import JSON
import LocalClient
import TestFolders
import TestSupport
import Testing

/// Replacing reference tables from the command line.
@Suite struct `Importing territories` {
    private let home = TemporaryFolder()
    private var folder: String { home.path }
    private let additions: String

    init() throws {
        additions = home.path + "/additions"
        try FileManager.default.createDirectory(atPath: additions, withIntermediateDirectories: true)
    }

    private func write(_ table: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(additions)/\(table).tsv"))
    }

    private func manifest(_ table: String, rows: Int) throws {
        try write(
            "manifest", "table\tvintage\trows\tsource\tlicence\n\(table)\t2025\t\(rows)\tInsee\tLicence Ouverte 2.0\n")
    }

    private func run(_ words: String...) -> Int32 {
        CommandLineTool.run(
            ["import", "territories", additions, "--database", folder + "/db.sqlite", "--home", TestAPI.root] + words)
    }

    private func serve() throws -> TestAPI { try TestAPI(environment: ["GUICHET_DATABASE": folder + "/db.sqlite"]) }

    private func leftovers() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: folder).count { $0.hasPrefix("db.sqlite.reference-") }
    }

    @Test func `adds a nomenclature that did not come with the product, at the next start`() throws {
        try write("naf-2025", "code\tlabel\tparent\n01\tCulture\t\n01.1\tCultures\t01\n")
        try manifest("naf-2025", rows: 2)
        #expect(run("--mode", "dry-run") == 0)
        #expect(try leftovers() == 0)
        #expect(try serve().get("/v1/naf?edition=2025").status == 404)

        #expect(run() == 0)
        #expect(try leftovers() == 1)
        let api = try serve()
        #expect(try api.get("/v1/naf?edition=2025").json["items"]?.count == 2)
        #expect(try api.get("/v1/communes/59350").status == 200)
        let tables = try #require(try api.get("/v1/reference").json["tables"]).elements.compactMap {
            $0["name"]?.string
        }
        #expect(tables == tables.sorted() && Set(["communes", "naf-2025", "trades"]).isSubset(of: tables))
    }

    @Test func `replaces what was imported before, and keeps nothing of it`() throws {
        try write("naf-2025", "code\tlabel\tparent\n01\tCulture\t\n")
        try manifest("naf-2025", rows: 1)
        #expect(run() == 0)
        try write("naf-2025", "code\tlabel\tparent\n02\tSylviculture\t\n")
        #expect(run() == 0)
        #expect(try leftovers() == 1)
        #expect(try serve().get("/v1/naf?edition=2025").text.contains("Sylviculture"))
    }

    @Test func `installs nothing when nothing changes`() throws {
        try write("opcos", "code\tlabel\tparent\n")
        try manifest("opcos", rows: 0)
        #expect(run() == 0)
        let link = folder + "/db.sqlite.reference"
        let installed = try FileManager.default.destinationOfSymbolicLink(atPath: link)
        #expect(run() == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == installed)
    }

    @Test func `refuses tables that do not hold, and leaves those in use`() throws {
        try manifest("naf-2025", rows: 1)
        #expect(run() == 1)
        try write("naf-2025", "code\tlabel\tparent\n01.1\tCultures\t01\n")
        #expect(run() == 1)
        try write("naf-2025", "code\tname\n")
        #expect(run() == 1)
        try write("naf-2025", "code\tlabel\tparent\n01\tCulture\t\n")
        try write("idcc", "code\tlabel\tparent\n")
        #expect(run() == 1)
        #expect(try leftovers() == 0)
        #expect(try serve().get("/v1/naf?edition=2025").status == 404)
    }

    @Test func `does not understand two folders, or another mode`() {
        #expect(CommandLineTool.run(["import", "territories"]) == 2)
        #expect(CommandLineTool.run(["import", "territories", "a", "b"]) == 2)
        #expect(run("--mode", "partial") == 2)
    }

    @Test func `takes tables from an address, and leaves nothing of a download`() throws {
        try write("naf-2025", "code\tlabel\tparent\n01\tCulture\t\n")
        try manifest("naf-2025", rows: 1)
        let port = Script.freePort()
        let server = Process()
        server.executableURL = URL(filePath: "/usr/bin/python3")
        server.arguments = [
            "-m", "http.server", "--bind", "127.0.0.1", "--directory", additions, String(port),
        ]
        server.standardError = FileHandle.nullDevice
        server.standardOutput = FileHandle.nullDevice
        try server.run()
        // Not SIGTERM, which the threads of tests may have blocked for their children too.
        defer { kill(server.processIdentifier, SIGKILL) }
        func take(_ address: String, _ words: String...) -> Int32 {
            CommandLineTool.run(
                ["import", "territories", address, "--database", folder + "/db.sqlite", "--home", TestAPI.root] + words)
        }
        let address = "http://127.0.0.1:\(port)"
        #expect(eventually { take(address, "--mode", "dry-run") == 0 })
        #expect(take(address + "/none") != 0)
        #expect(take("http://127.0.0.1:\(port)/") == 0)
        #expect(try leftovers() == 1, "the installed tables, no download")
        #expect(try serve().get("/v1/naf?edition=2025").json["items"]?.count == 1)
        try write("manifest", "table\tvintage\trows\tsource\tlicence\n../secret\t1\t1\ta\tb\n")
        #expect(take(address) == 1)
    }
}
