import App
import Foundation
import Kernel
import TestSupport
import Testing

/// The pages for integrators: each command prints what its page says.
@Suite(
    .enabled(
        if: ["curl", "jq"].allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0) },
        "curl or jq is not installed"))
struct `The pages for integrators` {
    /// A page, its commands, and what they print.
    struct Page: CustomTestStringConvertible {
        let name: String
        let examples: [(commands: String, output: String)]
        var testDescription: String { name }

        init(_ name: String, in folder: String) throws {
            self.name = name
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            examples = text.components(separatedBy: "```sh\n").dropFirst().map { rest in
                let parts = rest.components(separatedBy: "```")
                let output = parts.count > 1 && parts[1] == "\n\n" ? parts[2] : ""
                return (parts[0], output.hasPrefix("text\n") ? String(output.dropFirst(5)) : "no output is shown")
            }
        }
    }

    private static let pages: [Page] = {
        let folder = TestAPI.root + "/docs/integrators"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { try? Page($0, in: folder) }
    }()

    @Test func `are eight, with commands each`() {
        #expect(Self.pages.count == 8)
        #expect(Self.pages.allSatisfy { !$0.examples.isEmpty })
        #expect(Self.pages.map(\.examples.count).reduce(0, +) >= 20)
    }

    @Test func `show commands that print what they say`() throws {
        let api = try TestAPI(
            environment: ["GUICHET_DEMO": "1", "GUICHET_NOW": "2026-03-02T09:00:00+01:00"])
        let scopes = ["routing:read", "needs:write", "events:read", "webhooks:manage", "directory:read"]
        let key = try api.key(scopes: scopes.map(Scope.init(rawValue:)), organisation: "emploi-exemple").token
        for page in Self.pages {
            for example in page.examples {
                let process = Process()
                process.executableURL = URL(filePath: "/bin/sh")
                let commands = example.commands.replacingOccurrences(
                    of: "localhost:8080", with: "localhost:\(api.service.port)")
                process.arguments = ["-c", commands]
                process.environment = ProcessInfo.processInfo.environment.merging(["KEY": key]) { _, new in new }
                let output = Pipe()
                process.standardOutput = output
                try process.run()
                let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                process.waitUntilExit()
                #expect(printed == example.output, "\(page.name): \(example.commands)")
            }
        }
    }
}
