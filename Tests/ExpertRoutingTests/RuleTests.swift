import CompanyRecords
import ExpertRouting
import Kernel
import Territories
import Testing

@Suite struct `Eligibility rules` {
    private func rule(
        _ when: Condition, onMissing: EligibilityRule.OnMissing = .reject, subjects: Set<Identifier<Subject>> = []
    ) -> EligibilityRule {
        EligibilityRule(
            id: Book.id(500), owner: .init(.expertise, "1"), subjects: subjects, when: when, onMissing: onMissing)
    }

    private func outcome(
        _ when: Condition, onMissing: EligibilityRule.OnMissing = .reject, bands: BandPolicy = .overlaps,
        _ change: (inout CompanyFacts) -> Void = { _ in }
    ) -> Selection.Outcome {
        var book = Book()
        book.add(1, organisation: "o", isNational: true, rules: [rule(when, onMissing: onMissing)])
        var company = Book.company("59350")
        change(&company)
        return book.select(company, bands: bands).outcome
    }

    @Test(arguments: [("2023-03-12", true), ("2023-03-13", false), ("2026-03-12", false), ("2020-02-29", true)])
    func `count complete years`(created: String, isOld: Bool) {
        let result = outcome(.test(.init(.ageYears, .atLeast(3)))) { $0.createdOn = Day(created) }
        #expect((result == .matched) == isOld)
    }

    @Test(
        arguments: [
            // Band 10 to 19: who lies on both sides of a threshold is looked at.
            (.atLeast(15), .overlaps, .review), (.atLeast(15), .contains, .fallback),
            (.atLeast(15), .lowerBound, .fallback),
            (.atLeast(10), .overlaps, .matched), (.atLeast(20), .overlaps, .fallback),
            (.atMost(19), .overlaps, .matched), (.atMost(19), .contains, .matched), (.atMost(15), .overlaps, .review),
            (.atMost(9), .overlaps, .fallback), (.between(10, 49), .overlaps, .matched),
            (.between(0, 10), .overlaps, .review),
            (.between(0, 10), .lowerBound, .matched), (.exists, .overlaps, .matched),
        ] as [(Condition.Comparison, BandPolicy, Selection.Outcome)])
    func `compare bands of workforce`(comparison: Condition.Comparison, bands: BandPolicy, expected: Selection.Outcome)
    {
        let result = outcome(.test(.init(.headcount, comparison)), bands: bands) {
            $0.headcount = .within(HeadcountBand("11")!)
        }
        #expect(result == expected)
    }

    @Test(arguments: [
        (EligibilityRule.OnMissing.accept, Selection.Outcome.matched), (.reject, .fallback), (.review, .review),
    ]) func `say what a missing fact means`(onMissing: EligibilityRule.OnMissing, expected: Selection.Outcome) {
        #expect(outcome(.test(.init(.headcount, .atLeast(1))), onMissing: onMissing) == expected)
        // Not of what is not known is not known.
        #expect(outcome(.not(.test(.init(.headcount, .atLeast(1)))), onMissing: onMissing) == expected)
    }

    @Test func `are decided as soon as the missing fact does not matter`() {
        let known = Condition.test(.init(.departement, .equals(.text("59"))))
        let missing = Condition.test(.init(.headcount, .atLeast(1)))
        #expect(outcome(.any([missing, known])) == .matched)
        #expect(outcome(.all([missing, .not(known)]), onMissing: .accept) == .fallback)
    }

    @Test(arguments: [
        (Condition.Comparison.hasPrefix(["10"]), true), (.hasPrefix(["10.7"]), true), (.hasPrefix(["1071"]), true),
        (.hasPrefix(["56", "62"]), false), (.equals(.text("10.71C")), true), (.isIn([.text("62.01Z")]), false),
    ]) func `compare activities by code and by prefix`(comparison: Condition.Comparison, isMet: Bool) {
        let result = outcome(.test(.init(.naf, comparison))) { $0.naf = NafCode("1071C") }
        #expect((result == .matched) == isMet)
    }

    @Test func `exclude communes by any of their codes`() {
        let exclusion = Condition.not(.test(.init(.commune, .isIn([.text("59350")]))))
        #expect(outcome(exclusion) == .fallback)
        #expect(outcome(.not(.test(.init(.commune, .isIn([.text("62041")]))))) == .matched)
    }

    @Test func `of one subject do not concern another`() {
        var book = Book()
        let strict = rule(.test(.init(.ageYears, .atLeast(3))), subjects: [Book.hiring])
        let old = rule(.test(.init(.headcount, .atLeast(50))), subjects: [Book.hiring])
        book.organisations = [OrganisationFacts(id: "bank", name: "Bank", rules: [strict, old])]
        book.add(1, organisation: "bank", isNational: true)
        book.add(2, organisation: "bank", isNational: true, subject: Book.id(2))
        var company = Book.company("59350")
        company.createdOn = Day("2025-03-01")
        company.headcount = .exactly(40)
        let selection = book.select(company, explain: .all)
        let failures = selection.rejected.first?.clauses.filter { $0.code == .eligibility && $0.verdict == .fail }
        #expect(failures?.count == 2, "both failures are listed")
        #expect(failures?.map(\.actual) == ["ageYears = 1", "headcount = 40"])
        #expect(book.asked(company, on: Book.id(2)) == [2])
    }

    @Test func `of answers are any grouping without a contradiction`() {
        var book = Book()
        func grouping(_ small: CompanyFacts.Answer, _ bank: CompanyFacts.Answer) -> Grouping {
            Grouping(subject: Book.hiring, answers: ["under10k": small, "bank": bank])
        }
        book.organisations = [
            OrganisationFacts(
                id: "adie", name: "ADIE",
                groupings: [grouping(.yes, .yes), grouping(.yes, .no), grouping(.no, .no)]),
            OrganisationFacts(
                id: "initiative", name: "Initiative", groupings: [grouping(.yes, .yes), grouping(.no, .yes)]),
            OrganisationFacts(id: "bdf", name: "BdF", groupings: [grouping(.no, .yes), grouping(.no, .no)]),
        ]
        for (number, name) in ["adie", "initiative", "bdf"].enumerated() {
            book.add(number + 1, organisation: name, isNational: true)
        }
        var company = Book.company("59350")
        company.answers = ["under10k": .yes, "bank": .yes]
        #expect(Set(book.asked(company)) == [1, 2])
        company.answers = ["under10k": .no, "bank": .no]
        #expect(Set(book.asked(company)) == [1, 3])
        company.answers = [:]
        #expect(Set(book.asked(company)) == [1, 2, 3], "a question without an answer rejects nobody")
    }
}
