import App
import Foundation
import TestSupport
import Testing

/// The page for integrators: each command prints what the page says.
@Suite(
    .enabled(
        if: ["curl", "jq"].allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0) },
        "curl or jq is not installed"))
struct `The page for integrators` {
    /// Commands, and what they print.
    private static let examples: [(commands: String, output: String)] = {
        let text = try! String(contentsOfFile: TestAPI.root + "/docs/integrators.md", encoding: .utf8)
        return text.components(separatedBy: "```sh\n").dropFirst().map { rest in
            let commands = rest.components(separatedBy: "```")[0]
            let output = rest.components(separatedBy: "```text\n")[1].components(separatedBy: "```")[0]
            return (commands, output)
        }
    }()

    @Test func `shows commands that print what it says`() throws {
        #expect(Self.examples.count >= 7)
        let api = try TestAPI()
        for example in Self.examples {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            let commands = example.commands.replacingOccurrences(
                of: "localhost:8080", with: "localhost:\(api.service.port)")
            process.arguments = ["-c", commands]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(printed == example.output, "\(example.commands)")
        }
    }
}
