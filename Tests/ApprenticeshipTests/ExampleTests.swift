import Foundation
import TestSupport
import Testing

/// From a profile to a contract, and a job dating with its proof, as examples/apprenticeship.sh tells it.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: program), "the program is not built"))
struct `The example of apprenticeship` {
    @Test func `goes from a profile to a contract, and from wishes to a proof`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [TestAPI.root + "/examples/apprenticeship.sh", String(Int.random(in: 30_000...32_000))]
        process.environment = ProcessInfo.processInfo.environment.merging(["GUICHET": program]) { _, new in new }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        for line in [
            #""accepted""#, #"{"state":"filled","reason":"filledHere"}"#, "Driss -> O1", "Ana -> O2", "Bilel -> O3",
            "Chloé -> none", #"{"holds":true,"blockingPairs":[],"isReplayedAlike":true"#,
            "the seed is the one that was promised",
        ] { #expect(text.contains(line), "\(line) is not in\n\(text)") }
    }
}

private let program = TestAPI.root + "/.build/debug/guichet"
