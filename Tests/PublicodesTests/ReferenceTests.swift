import Testing

@testable import Publicodes

/// The engine held to what the reference engine returned, in the folder that `GUICHET_VECTORS` names.
@Suite(.enabled(if: VectorFile.isPresent, "GUICHET_VECTORS names no folder of vectors"))
struct `The engine gives what the reference gives` {
    @Test func `when it reads a model`() { expectNone(ConformanceRunner.differences(["new"])) }

    @Test func `when a situation is set`() { expectNone(ConformanceRunner.differences(["setSituation"])) }

    @Test func `for each example of each mechanism`() { expectNone(ConformanceRunner.differences(["evaluate"])) }

    @Test func `for each exported helper`() { expectNone(FunctionRunner.differences()) }

    @Test func `for operators, mechanisms and literals on all kinds of values`() {
        expectNone(ProbeRunner.differences())
    }

    @Test func `for real situations of a real model`() { expectNone(GoldenRunner.differences()) }

    @Test func `for real situations, an expression at a time`() {
        expectNone(GoldenRunner.freshDifferences(oneIn: 25))
    }

    @Test func `byte for byte through its REST interface`() { expectNone(ExchangeRunner.differences()) }

    private func expectNone(_ differences: [String]) {
        #expect(
            differences.isEmpty, "\(differences.count) differences:\n\(differences.prefix(20).joined(separator: "\n"))")
    }
}
