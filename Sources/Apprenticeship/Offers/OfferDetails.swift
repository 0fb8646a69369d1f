package import Kernel

/// What an employer says of a post; the body of a new offer.
package struct OfferDetails: Codable, Sendable {
    package var title: String
    /// A trade of the catalog, or entries of ROME, or both.
    package var trade: String?
    package var romeCodes: [RomeCode]?
    package var targetLevel: Int?
    package var entryLevel: Int?
    package var start: Day
    package var isStartFlexible: Bool?
    package var durationMonths: Int
    package var rhythm: Rhythm?
    package var posts: Int?
    package var workplace: Workplace
    package var nightWork: Bool?
    package var sundayWork: Bool?
    package var regulatedWork: Bool?
    package var hasHousing: Bool?
    package var isOpenToDisability: Bool?
    package var licences: [Licence]?
    package var description: String
    package var employerDescription: String?
    package var questions: [String]?
    /// Euros a month, gross; the legal minimum applies when it is absent.
    package var monthlyPay: Double?

    /// How work and school alternate: two weeks of work, one of school.
    package struct Rhythm: Codable, Hashable, Sendable {
        package var unit: Rhythms.Unit
        package var company: Int
        package var school: Int
    }

    /// Where the work is: the centre of the commune unless a point is given.
    package struct Workplace: Codable, Hashable, Sendable {
        package var commune: String
        package var street: String?
        package var latitude: Double?
        package var longitude: Double?
    }
}

/// How to reach the employer: kept, never shown; who applies writes through the service.
package struct OfferContact: Codable, Sendable {
    var email: String?
    var phone: String?
    var website: String?

    var isEmpty: Bool { email == nil && phone == nil && website == nil }
}

/// What an offer has or not, as bits of one column.
struct OfferFlags: OptionSet, Sendable {
    let rawValue: Int

    static let flexibleStart = OfferFlags(rawValue: 1)
    static let housing = OfferFlags(rawValue: 2)
    static let night = OfferFlags(rawValue: 4)
    static let sunday = OfferFlags(rawValue: 8)
    static let regulated = OfferFlags(rawValue: 16)
    static let openToDisability = OfferFlags(rawValue: 32)

    init(rawValue: Int) { self.rawValue = rawValue }

    init(_ details: OfferDetails) {
        let parts: [(Bool?, OfferFlags)] = [
            (details.isStartFlexible, .flexibleStart), (details.hasHousing, .housing), (details.nightWork, .night),
            (details.sundayWork, .sunday), (details.regulatedWork, .regulated),
            (details.isOpenToDisability, .openToDisability),
        ]
        self = parts.reduce(into: []) { flags, part in if part.0 == true { flags.insert(part.1) } }
    }
}
