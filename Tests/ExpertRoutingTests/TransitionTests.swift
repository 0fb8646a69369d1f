import ExpertRouting
import Foundation
import Kernel
import TestSupport
import Testing

/// The table of transitions of docs/routing.md is the one in force.
@Suite struct `The transitions of a match` {
    private static let now = Timestamp("2026-03-12T09:00:00.000Z")!

    @Test func `are those that the documentation says`() throws {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/routing.md", encoding: .utf8)
        let rows = text.split(separator: "\n").drop { $0 != "| from | move | to |" }.dropFirst(2).prefix {
            $0.hasPrefix("|")
        }
        let written = rows.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        }
        let inForce = MatchStatus.allCases.flatMap { status in
            MatchMove.allowed(from: status, closedAt: nil, at: Self.now).map { move in
                "\(status.rawValue) \(move.rawValue) \(move.destination.rawValue)"
            }
        }
        #expect(Set(written) == Set(inForce))
        #expect(written.count == inForce.count && !written.isEmpty)
    }

    @Test func `let nothing come back after seven days`() {
        let closed = Self.now.adding(seconds: -MatchMove.undoWindow)
        for status in MatchStatus.allCases where !status.isOpen {
            #expect(MatchMove.allowed(from: status, closedAt: closed, at: Self.now).isEmpty)
        }
    }
}
