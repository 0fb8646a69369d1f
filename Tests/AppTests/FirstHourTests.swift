import Foundation
import TestSupport
import Testing

/// The first hour of whoever runs the service, as examples/first-hour.sh tells it.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: program), "the program is not built"))
struct `The first hour` {
    @Test func `goes from nothing to a journal that holds`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [TestAPI.root + "/examples/first-hour.sh", String(Int.random(in: 22_000...29_000))]
        process.environment = ProcessInfo.processInfo.environment.merging(["GUICHET": program]) { _, new in new }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("the name is nowhere in the file"), "\(text)")
        #expect(text.contains(#""faults":[]"#), "\(text)")
    }
}

private let program = TestAPI.root + "/.build/debug/guichet"
