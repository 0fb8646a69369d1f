import Foundation
import TestSupport
import Testing

/// Two inspection services that meet on an establishment, as examples/companies.sh tells it.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: program), "the program is not built"))
struct `The story of company sheets` {
    @Test func `goes from a stock to a visit made together, a deposit and an export`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [TestAPI.root + "/examples/companies.sh", String(Int.random(in: 22_000...29_000))]
        process.environment = ProcessInfo.processInfo.environment.merging(["GUICHET": program]) { _, new in new }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        for sentence in [
            #""executives":"unavailable""#, #"[{"service":"Repression des fraudes","kind":"visit""#,
            #"{"applied":false,"rows":2,"created":1,"#, #"{"applied":true,"rows":2,"created":0,"unchanged":1"#, "Agréé",
            "\t73282932000074;ouvert;'=BOULANGERIE", "the story is told",
        ] {
            #expect(text.contains(sentence), "\(sentence)\n\(text)")
        }
    }
}

private let program = TestAPI.root + "/.build/debug/guichet"
