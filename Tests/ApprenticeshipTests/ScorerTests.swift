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
