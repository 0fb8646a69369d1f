import App
import Foundation
import JSON
import TestSupport
import Testing

/// The README's commands, run as a newcomer would.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "curl is not installed"))
struct `The README` {
    private static let commands: [String] = {
        let text = try! String(contentsOfFile: TestAPI.root + "/README.md", encoding: .utf8)
        let blocks = text.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        return blocks.flatMap { block in
            // A command goes on while its quotes are open.
            block.components(separatedBy: "curl ").dropFirst().map {
                "curl " + $0.components(separatedBy: ".build/")[0]
            }
        }
    }()

    private func run(_ command: String, port: UInt16) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command.replacingOccurrences(of: "localhost:8080", with: "localhost:\(port)")]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    @Test func `gives commands that answer`() throws {
        #expect(Self.commands.count >= 8)
        let api = try TestAPI()
        for command in Self.commands {
            let (status, output) = try run(command, port: api.service.port)
            #expect(status == 0, "\(command)")
            for line in output.split(separator: "\n") {
                let answer = try JSONTape(String(line)).root
                let isMistake = command.contains("usefull")
                #expect((answer["code"] != nil) == isMistake, "\(command)\n\(output)")
                #expect(answer["situationError"] == nil && !output.contains("\"error\""), "\(command)\n\(output)")
            }
        }
    }
}
