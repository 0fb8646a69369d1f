import Apprenticeship
import Kernel
import Testing

/// Scores of pairs, pure.
@Suite struct `Scoring a candidate and an offer` {
    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    @Test func `gives the worked example of the bakery`() {
        let kilometres = Samples.lille.distance(to: Samples.roubaix)
        #expect(rounded(kilometres) == 11.08)
        let match = Samples.scorer.match(
            Samples.candidate, Samples.bakery,
            Commute(kilometres: kilometres, radius: 30, trainingKilometres: 12))
        #expect(rounded(match.candidate.score) == 91.18)
        #expect(rounded(match.employer.score) == 88.33)
        #expect(match.hundredths == 8974)
        #expect(match.candidate.confidence == 0.95)
    }

    @Test func `gives the worked example of the pastry shop`() {
        let kilometres = Samples.lille.distance(to: Samples.lens)
        #expect(rounded(kilometres) == 27.38)
        let match = Samples.scorer.match(
            Samples.candidate, Samples.pastry,
            Commute(kilometres: kilometres, radius: 30, trainingKilometres: 12))
        #expect(rounded(match.candidate.score) == 63.91)
        #expect(rounded(match.employer.score) == 64.76)
        #expect(match.hundredths == 6433)
    }

    @Test func `adds the points up to the score, to the hundredth`() {
        var random = SeededNumbers(state: 1)
        for _ in 0..<2000 {
            let match = Samples.randomMatch(&random)
            for side in [match.candidate, match.employer] {
                let sum = side.points.reduce(0) { $0 + $1.hundredths }
                #expect(sum == Int((side.score * 100).rounded()))
                #expect((0...100).contains(side.score))
            }
            #expect((0...10_000).contains(match.hundredths))
        }
    }

    @Test func `weighs 100 on each side`() {
        for side in Side.allCases { #expect(side.weights.reduce(0) { $0 + $1.weight } == 100) }
    }

    @Test func `leaves what is unknown out of both sums, and says how much is known`() {
        var candidate = Samples.candidate
        candidate.soughtLevel = nil
        candidate.months = nil
        let match = Samples.scorer.match(
            candidate, Samples.bakery, Commute(kilometres: 3, radius: 30, trainingKilometres: 3))
        #expect(rounded(match.candidate.confidence) == 0.75)
        #expect(!match.candidate.points.contains { $0.criterion == .level || $0.criterion == .duration })
    }

    @Test(arguments: [(0.0, 1.0), (5, 1), (17.5, 0.6), (30, 0.2), (30.01, 0)])
    func `counts distance less and less`(_ kilometres: Double, _ expected: Double) {
        let match = Samples.scorer.match(
            Samples.candidate, Samples.bakery,
            Commute(kilometres: kilometres, radius: 30, trainingKilometres: nil))
        let value = match.candidate.points.first { $0.criterion == .distance }!.value
        #expect(rounded(value) == expected)
    }

    @Test(arguments: [
        ("boulanger", "boulanger", 1.0), ("boulanger", "patissier", 0.5), ("boucher", "charcutier-traiteur", 0.7),
        ("boulanger", "coiffeur", 0.5), ("boulanger", "macon", 0), ("macon", "electricien", 0.25),
    ])
    func `knows how close two trades are`(_ one: String, _ other: String, _ expected: Double) {
        let affinity = Samples.catalog.affinity(Samples.trade(one), Samples.trade(other))
        if one == "boulanger", other == "coiffeur" {
            #expect(affinity == 0.25)
        } else {
            #expect(affinity == expected)
        }
    }

    /// The value of one criterion after a change of the pair of the vectors.
    private func value(
        _ criterion: Criterion, _ side: Side = .candidate, training kilometres: Double? = nil,
        _ change: (inout ScorableCandidate, inout ScorableOffer) -> Void
    ) -> Double? {
        var (candidate, offer) = (Samples.candidate, Samples.bakery)
        change(&candidate, &offer)
        let match = Samples.scorer.match(
            candidate, offer, Commute(kilometres: 3, radius: 30, trainingKilometres: kilometres))
        let score = side == .candidate ? match.candidate : match.employer
        return score.points.first { $0.criterion == criterion }.map { rounded($0.value) }
    }

    @Test(arguments: [(0, 1.0), (6, 0.7), (7, 0.4), (12, 0.4), (13, 0.1)])
    func `counts durations by the months between them`(_ months: Int, _ expected: Double) {
        #expect(value(.duration) { $0.months = $1.months + months } == expected)
        #expect(value(.duration) { $1.months = $0.months! + months } == expected)
    }

    @Test(arguments: [(30.0, 0.9), (30.1, 0.6), (60, 0.6), (60.1, 0.2)])
    func `counts courses by how far they are, and the one that somebody is in as whole`(
        _ kilometres: Double, _ expected: Double
    ) {
        #expect(value(.training, training: kilometres) { _, _ in } == expected)
        #expect(value(.training, training: kilometres) { $0.courses = $1.trade.romes } == 1)
    }

    @Test func `counts days apart beyond sixty where the start is flexible, to nothing at ninety`() {
        for (days, flexible, expected) in [
            (60, true, 1.0), (105, true, 0.5), (150, true, 0), (0, false, 1), (45, false, 0.5), (90, false, 0),
        ] {
            let early = value(.dates) { candidate, offer in
                offer.isStartFlexible = flexible
                candidate.availableFrom = offer.start + days
                candidate.availableUntil = offer.start + days + 100
            }
            let late = value(.dates) { candidate, offer in
                offer.isStartFlexible = flexible
                candidate.availableFrom = offer.start - days - 100
                candidate.availableUntil = offer.start - days
            }
            #expect(early == expected && late == expected, "\(days) \(flexible)")
        }
    }

    @Test func `counts a rhythm that is accepted, and none that nobody spoke of`() {
        #expect(value(.rhythm) { ($0.rhythms, $1.rhythm) = ([.weeks, .days], .week) } == 1)
        #expect(value(.rhythm) { ($0.rhythms, $1.rhythm) = ([.days], .week) } == 0)
        #expect(value(.rhythm) { ($0.rhythms, $1.rhythm) = ([], .week) } == nil)
        #expect(value(.rhythm) { ($0.rhythms, $1.rhythm) = ([.days], nil) } == nil)
    }

    @Test func `counts a week in the trade as whole, what is close to it as less`() {
        func experience(_ rome: String, _ weeks: Int) -> Double? {
            value(.commitment, .employer) { candidate, _ in
                candidate.experiences = [ScorableCandidate.Experience(trade: Samples.wish(rome), weeks: weeks)]
            }
        }
        #expect(experience("D1102", 1) == 1 && experience("D1102", 0) == 0.7)
        #expect(experience("D1104", 9) == 0.7 && experience("F1703", 9) == 0.5)
    }

    @Test func `counts levels that are equal, one apart, and further`() {
        for (apart, expected) in [(0, 1.0), (1, 0.5), (2, 0)] {
            #expect(value(.level) { $1.level = $0.soughtLevel! + apart } == expected, "\(apart)")
        }
    }

    @Test(arguments: [(1, 1.0), (2, 0.9), (3, 0.8), (4, 0.7), (5, 0.6), (6, 0.6)])
    func `counts each wish a tenth less, the last as much as the fifth`(_ rank: Int, _ expected: Double) {
        let others = [Wish](repeating: Samples.wish("F1703"), count: rank - 1)
        #expect(value(.trade) { $0.wishes = others + [$1.trade] } == expected)
    }

    @Test func `counts the second wish a tenth less`() {
        var candidate = Samples.candidate
        candidate.wishes = [Samples.wish("F1703"), Samples.wish("D1102")]
        let best = Samples.scorer.bestWish(of: candidate, for: Samples.trade("boulanger"))
        #expect(best.rank == 2 && rounded(best.value) == 0.86)
    }
}

/// What the scorer cannot know.
@Suite struct `What the scorer is given` {
    @Test func `holds these fields and no other`() {
        let candidate = Set(Mirror(reflecting: Samples.candidate).children.compactMap(\.label))
        #expect(
            candidate == [
                "wishes", "soughtLevel", "availableFrom", "availableUntil", "months", "rhythms", "courses",
                "experiences", "file",
            ])
        let offer = Set(Mirror(reflecting: Samples.bakery).children.compactMap(\.label))
        #expect(
            offer == [
                "trade", "level", "start", "isStartFlexible", "months", "rhythm", "answered", "received",
            ])
        let commute = Mirror(reflecting: Commute(kilometres: 1, radius: 2, trainingKilometres: nil))
        #expect(Set(commute.children.compactMap(\.label)) == ["kilometres", "radius", "trainingKilometres"])
    }

    @Test func `holds no criterion that the law protects, however deep one looks`() {
        var names: [String] = []
        func gather(_ value: Any) {
            for child in Mirror(reflecting: value).children {
                if let label = child.label { names.append(label.lowercased()) }
                gather(child.value)
            }
        }
        gather(Samples.candidate)
        gather(Samples.bakery)
        let protected = [
            "name", "nom", "sex", "gender", "birth", "age", "nationality", "origin", "address", "commune", "latitude",
            "longitude", "school", "disab", "rqth", "handicap", "health", "photo", "email", "phone", "family",
            "religion",
        ]
        for name in names { for word in protected { #expect(!name.hasPrefix(word), "\(name)") } }
        #expect(names.contains("wishes") && names.contains("romes"))
    }
}

extension Samples {
    /// The scores of some pair.
    static func randomMatch(_ random: inout SeededNumbers) -> Match {
        let trades = catalog.trades
        func someTrade() -> Wish {
            let trade = trades.randomElement(using: &random)!
            return Bool.random(using: &random)
                ? Wish(trade: catalog.place(of: trade.code), romes: trade.romes) : Wish(trade: nil, romes: trade.romes)
        }
        let candidate = ScorableCandidate(
            wishes: (0..<Int.random(in: 1...5, using: &random)).map { _ in someTrade() },
            soughtLevel: [nil, 3, 4, 5].randomElement(using: &random)!, availableFrom: 20_000,
            availableUntil: 20_100, months: [nil, 12, 24].randomElement(using: &random)!,
            rhythms: Rhythms(rawValue: Int.random(in: 0...7, using: &random)),
            courses: Bool.random(using: &random) ? [trades[0].romes[0]] : [],
            experiences: [
                ScorableCandidate.Experience(trade: someTrade(), weeks: Int.random(in: 0...3, using: &random))
            ],
            file: ScorableCandidate.File(
                hasCV: Bool.random(using: &random), hasMotivation: Bool.random(using: &random), enrolment: .none))
        let offer = ScorableOffer(
            trade: someTrade(), level: [nil, 3, 4].randomElement(using: &random)!,
            start: Int.random(in: 19_900...20_300, using: &random), isStartFlexible: Bool.random(using: &random),
            months: Int.random(in: 6...36, using: &random),
            rhythm: [nil, .day, .week].randomElement(using: &random)!, answered: 3, received: 9)
        return scorer.match(
            candidate, offer,
            Commute(
                kilometres: Double.random(in: 0...60, using: &random), radius: 30,
                trainingKilometres: [nil, 10, 50].randomElement(using: &random)!))
    }
}
