package import Kernel

/// What a candidate says of themselves; the body of a profile. Sex, nationality, photograph and family are never asked.
package struct CandidateDetails: Codable, Sendable {
    package var firstName: String
    package var lastName: String
    package var email: String
    package var phone: String?
    package var birthDate: Day
    /// Asked of those who are 15 at the start.
    package var hasFinishedCollege: Bool?
    package var representative: Representative?
    package var commune: String
    package var latitude: Double?
    package var longitude: Double?
    package var radiusKm: Int?
    package var isMobile: Bool?
    package var isOpenToAll: Bool?
    package var transport: Transport?
    package var licences: [Licence]?
    package var licencesToCome: [LicenceToCome]?
    package var currentLevel: Int
    package var soughtLevel: Int?
    package var wishes: [TradeName]
    package var availableFrom: Day
    package var availableUntil: Day
    package var durationMonths: Int?
    package var rhythms: [Rhythms.Unit]?
    package var enrolment: Enrolment?
    package var experiences: [Experience]?
    package var motivation: String?
    /// The file of the CV, sent as an attachment.
    package var cv: String?
    package var visibility: Visibility?
    /// Whether they look for an apprenticeship now; what is absent changes nothing.
    package var isSearching: Bool?

    /// Who signs for somebody below 18.
    package struct Representative: Codable, Hashable, Sendable {
        package var name: String
        package var email: String
        package var phone: String?
    }

    /// A licence that is being taken.
    package struct LicenceToCome: Codable, Hashable, Sendable {
        package var licence: Licence
        package var on: Day
    }

    /// Where they are taken for a course.
    package struct Enrolment: Codable, Hashable, Sendable {
        package var state: ScorableCandidate.Enrolment
        package var training: String?
        package var romeCodes: [RomeCode]?
    }

    /// Time spent in a trade.
    package struct Experience: Codable, Hashable, Sendable {
        package var kind: Kind
        package var trade: String?
        package var rome: RomeCode?
        package var weeks: Int

        /// What kind of time.
        package enum Kind: String, Codable, Sendable { case internship, immersion, job, project }

        var name: TradeName { TradeName(trade: trade, rome: rome) }
    }

    /// How they go to work.
    package enum Transport: String, Codable, Sendable { case publicTransport, bicycle, scooter, car, driven }

    /// Who may find them.
    package enum Visibility: String, Codable, Sendable { case `private`, anonymous, verifiedEmployers }
}
