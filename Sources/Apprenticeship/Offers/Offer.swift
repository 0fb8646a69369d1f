package import Kernel

/// A post for an apprentice.
package struct Offer: Sendable {
    package typealias ID = Identifier<Offer>

    package let id: ID
    package let employer: Employer.ID
    package var state: OfferState
    /// Why it is in that state, as a code; `nil` when there is nothing to say.
    package var reason: String?
    package var version: Int
    package var details: OfferDetails
    package var point: Point
    package var departement: String
    package let createdAt: Timestamp
    package var publishedAt: Timestamp?
    /// The day on which it stops being open, at its beginning in Paris.
    package var expiresOn: Day?
    package var applications: Int
    package var taken: Int
    /// The key of the partner that feeds it.
    package var partner: String?
    package var externalId: String?
    package var quality: Int?

    package var posts: Int { details.posts ?? 1 }
    var flags: OfferFlags { OfferFlags(details) }

    /// How long an offer stays open.
    static let monthsOpen = 2

    /// Does a step.
    ///
    /// - Throws: a conflict when the state does not lead there.
    mutating func take(_ step: OfferStep, reason: String? = nil, at now: Timestamp) throws(Failure) {
        guard step.origins.contains(state) else { throw Failure(.transitionImpossible) }
        state = step.destination
        self.reason = reason
        version += 1
        guard state == .active else { return }
        let today = ParisTime.day(at: now)
        publishedAt = publishedAt ?? now
        // A suspension does not shorten what was promised.
        if step != .publish || expiresOn.map({ $0 <= today }) ?? true {
            expiresOn = today.adding(months: Offer.monthsOpen)
        }
    }
}
