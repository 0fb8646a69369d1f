import Apprenticeship
import Kernel
import Territories
import TestSupport

/// What the tests of matching share.
enum Samples {
    static let territories = try! Territories(folder: TestAPI.root + "/data/reference")
    static let catalog = TradeCatalog(territories)
    static let scorer = Scorer(catalog)

    static let lille = Point(latitude: 50.6292, longitude: 3.0573)
    static let roubaix = Point(latitude: 50.6901, longitude: 3.1817)
    static let lens = Point(latitude: 50.4289, longitude: 2.8319)
    static let arras = Point(latitude: 50.2910, longitude: 2.7775)

    static func day(_ text: String) -> Day { Day(text)! }

    static func wish(_ rome: String) -> Wish { Wish(trade: nil, romes: [RomeCode(rome)!]) }

    static func trade(_ code: String) -> Wish {
        Wish(trade: catalog.place(of: code)!, romes: catalog[code]!.romes)
    }

    /// The candidate of the vectors.
    static var candidate: ScorableCandidate {
        ScorableCandidate(
            wishes: [wish("D1102")], soughtLevel: 3, availableFrom: day("2026-09-01").daysSinceEpoch,
            availableUntil: day("2026-12-31").daysSinceEpoch, months: 24,
            file: ScorableCandidate.File(hasCV: true, hasMotivation: true, enrolment: .preEnrolled))
    }

    /// The bakery of the vectors.
    static var bakery: ScorableOffer {
        ScorableOffer(
            trade: trade("boulanger"), level: 3, start: day("2026-09-07").daysSinceEpoch, isStartFlexible: true,
            months: 24, answered: 8, received: 10)
    }

    /// The pastry shop of the vectors.
    static var pastry: ScorableOffer {
        ScorableOffer(
            trade: trade("patissier"), level: 3, start: day("2026-09-07").daysSinceEpoch, isStartFlexible: true,
            months: 30)
    }
}
