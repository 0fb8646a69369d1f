import Apprenticeship
import Foundation
import TestSupport
import Testing

/// docs/apprenticeship.md, held against the code.
@Suite struct `The page on apprenticeship` {
    /// The rows of the table below a heading.
    private func rows(_ heading: String) throws -> [[String]] {
        let text = try String(contentsOfFile: TestAPI.root + "/docs/apprenticeship.md", encoding: .utf8)
        let part = try #require(text.components(separatedBy: "## " + heading + "\n").last)
        return part.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
            .map { line in line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    @Test func `has every step of an offer, and no other`() throws {
        let written = try rows("Steps of an offer")
        let service: Set<OfferStep> = [.expire, .open]
        let coded = OfferStep.allCases.map { step in
            [
                step.rawValue, service.contains(step) ? "service" : "people",
                step.origins.map(\.rawValue).sorted().joined(separator: ", "), step.destination.rawValue,
            ]
        }
        #expect(Set(written) == Set(coded))
    }

    @Test func `has every step of an application, and no other`() throws {
        let written = try rows("Steps of an application")
        let coded = ApplicationStep.allCases.map { step in
            [
                step.rawValue, step.actor.rawValue, step.origins.map(\.rawValue).sorted().joined(separator: ", "),
                step.destination?.rawValue ?? "-",
            ]
        }
        #expect(Set(written) == Set(coded))
    }

    @Test func `has no step out of a state that is the end`() {
        for state in [ApplicationState.accepted, .declined, .withdrawn, .lapsed] {
            #expect(ApplicationStep.allCases.allSatisfy { !$0.origins.contains(state) })
        }
        for state in [OfferState.filled, .cancelled] {
            #expect(OfferStep.allCases.allSatisfy { !$0.origins.contains(state) })
        }
    }

    @Test func `names for each scenario tests that there are`() throws {
        let folder = TestAPI.root + "/Tests/ApprenticeshipTests"
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
        let named = try rows("Scenarios").map { ($0[0], $0[1].components(separatedBy: "; ")) }
        #expect(named.count == 16 && named.prefix(8).map { $0.0.prefix(2) } == (1...8).map { "\($0)." })
        for (scenario, tests) in named {
            for test in tests {
                #expect(sources.contains { $0.contains("func `\(test)`(") }, "\(scenario): \(test)")
            }
        }
    }
}
