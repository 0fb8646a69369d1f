import Foundation
import TestSupport
import Testing

/// Each acceptance scenario and each weakness of docs/routing-scenarios.md has a test of that name, in that suite.
@Suite struct `The scenarios of routing` {
    @Test func `each have their test`() throws {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/routing-scenarios.md", encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(rows.count > 30 && rows.allSatisfy { $0.count == 3 })
        for number in 1...10 { #expect(rows.contains { $0[0].hasPrefix("\(number). ") }, "scenario \(number)") }
        var files: [String] = []
        for folder in ["ExpertRoutingTests", "AccountsTests"] {
            let path = TestAPI.root + "/Tests/" + folder
            for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasSuffix(".swift") {
                files.append(try String(contentsOfFile: path + "/" + name, encoding: .utf8))
            }
        }
        for row in rows {
            let isThere = files.contains { file in
                file.contains("struct `\(row[1])`") && file.contains("func `\(row[2])`")
            }
            #expect(isThere, "\(row[0]): no test “\(row[2])” in “\(row[1])”")
        }
    }
}
