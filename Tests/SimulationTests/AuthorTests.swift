import App
import Foundation
import Kernel
import LocalClient
import TestSupport
import Testing

/// The path of an author, as the script of the examples walks it.
@Suite(
    .enabled(
        if: (["jq", "curl"].map { "/usr/bin/" + $0 } + [AuthorPath.program])
            .allSatisfy { FileManager.default.isExecutableFile(atPath: $0) },
        "curl, jq or the program is not there"))
struct `The path of an author` {
    @Test func `goes from a rate changed in a file to the public, and back`() throws {
        let api = try TestAPI(identities: RulePeople.identities)
        let (status, text) = try AuthorPath.run(
            "/bin/bash", [TestAPI.root + "/examples/authors.sh", "http://localhost:\(api.service.port)"],
            ["AUTHOR": "anna", "REVIEWER": "boris"])
        #expect(status == 0, "\(text)")
        let said = text.split(separator: "\n").filter { $0.contains("the public gets") }.map { String($0) }
        #expect(
            said == [
                "the public gets 200", "before that instant, the public gets 200", "after it, the public gets 240",
                "the public gets 200",
            ], "\(text)")
        #expect(text.contains(" → 240"))
    }

    @Test func `tells of mistakes on the author's own machine`() throws {
        let folder = NSTemporaryDirectory() + "guichet-author-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("a: 1+1\nb: aa\nc:\n  valeur: 3\n  exemples:\n    - valeur attendue: 4\n".utf8)
            .write(to: URL(filePath: folder + "/m.publicodes"))
        let check = try AuthorPath.run(AuthorPath.program, ["models", "check", folder])
        #expect(check.status == 1)
        #expect(check.text.contains("m.publicodes:1: ") && check.text.contains("m.publicodes:2: "))
        try Data("c:\n  valeur: 3\n  exemples:\n    - valeur attendue: 4\n".utf8)
            .write(to: URL(filePath: folder + "/m.publicodes"))
        #expect(try AuthorPath.run(AuthorPath.program, ["models", "check", folder]).status == 0)
        let test = try AuthorPath.run(AuthorPath.program, ["models", "test", folder])
        #expect(test.status == 1 && test.text.contains("4") && test.text.contains("3"))
    }
}

/// How the tests run what an author types.
enum AuthorPath {
    /// The program, beside the tests.
    static let program = TestAPI.root + "/.build/debug/guichet"

    /// Runs a command; its status and everything it says.
    static func run(
        _ command: String, _ arguments: [String], _ variables: [String: String] = [:]
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: command)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { _, new in new }
            .merging(["GUICHET": program]) { _, new in new }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
