import Foundation
import TestSupport
import Testing

/// The story of a need, as examples/routing.sh tells it.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: program), "the program is not built"))
struct `The story of a need` {
    @Test func `goes from an evaluation to what a draft would orphan`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [TestAPI.root + "/examples/routing.sh", String(Int.random(in: 22_000...29_000))]
        process.environment = ProcessInfo.processInfo.environment.merging(["GUICHET": program]) { _, new in new }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains(#""notTold":"negoce-exemple""#), "\(text)")
        #expect(text.contains(#""needOutcome":"takenInCharge""#), "\(text)")
        #expect(text.contains(#"{"subject":"former","orphaned":true,"lost":["metiers-exemple"]}"#), "\(text)")
    }
}

private let program = TestAPI.root + "/.build/debug/guichet"
