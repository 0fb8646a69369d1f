import App
import Foundation
import TestDatabases
import TestFolders
import TestSupport
import Testing

/// Backups do not outlive their time.
@Suite(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
struct `Backups that expire` {
    private let home = TemporaryFolder()
    private var database: String { home.path + "/db.sqlite" }

    init() throws {
        try TestAPI(environment: ["GUICHET_DATABASE": home.path + "/db.sqlite"]).service.stop()
        try FileManager.default.createDirectory(atPath: home.path + "/backups", withIntermediateDirectories: true)
    }

    private func backup(_ name: String, daysOld: Int) throws -> String {
        let path = home.path + "/backups/" + name
        #expect(CommandLineTool.run(["backup", path, "--database", database, "--home", TestAPI.root]) == 0)
        for file in [path, path + ".b2sum"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -86_400 * Double(daysOld))], ofItemAtPath: file)
        }
        return path
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: home.path + "/backups").sorted() }
    }

    @Test func `are taken away with what belongs to them, except the newest`() throws {
        let old = try backup("old", daysOld: 40)
        _ = try backup("recent", daysOld: 20)
        _ = try backup("new", daysOld: 1)
        try FileManager.default.createDirectory(atPath: old + ".files/ab", withIntermediateDirectories: true)
        try Data("sealed".utf8).write(to: URL(filePath: old + ".files/ab/abcd"))
        try Data("mine".utf8).write(to: URL(filePath: home.path + "/backups/notes.txt"))
        let prune = ["backup", "prune", home.path + "/backups"]
        #expect(CommandLineTool.run(prune + ["--mode", "dry-run"]) == 0)
        #expect(try names.count == 8)
        #expect(CommandLineTool.run(prune) == 0)
        #expect(try names == ["new", "new.b2sum", "notes.txt", "recent", "recent.b2sum"])
        #expect(CommandLineTool.run(prune + ["--days", "0"]) == 2)
        #expect(CommandLineTool.run(["backup", "prune", home.path + "/none"]) == 2)
    }

    @Test func `stay when none is newer, and are restored only on purpose`() throws {
        let old = try backup("old", daysOld: 40)
        #expect(CommandLineTool.run(["backup", "prune", home.path + "/backups"]) == 0)
        #expect(try names == ["old", "old.b2sum"])
        let restore = ["restore", old, "--database", home.path + "/again.sqlite", "--home", TestAPI.root]
        #expect(CommandLineTool.run(restore) == 2)
        #expect(!FileManager.default.fileExists(atPath: home.path + "/again.sqlite"))
        #expect(CommandLineTool.run(restore + ["--days", "50"]) == 0)
    }
}
