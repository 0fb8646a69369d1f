/// What the scorer knows of an offer.
package struct ScorableOffer: Sendable {
    package var trade: Wish
    /// The level prepared, 3 to 7; `nil` when any.
    package var level: Int?
    /// Days since 1970-01-01.
    package var start: Int
    package var isStartFlexible: Bool
    package var months: Int
    package var rhythm: Rhythms.Unit?
    /// Applications that the employer answered within 15 days, and received.
    package var answered: Int
    package var received: Int

    /// An offer for the scorer.
    package init(
        trade: Wish, level: Int?, start: Int, isStartFlexible: Bool = false, months: Int,
        rhythm: Rhythms.Unit? = nil, answered: Int = 0, received: Int = 0
    ) {
        self.trade = trade
        self.level = level
        self.start = start
        self.isStartFlexible = isStartFlexible
        self.months = months
        self.rhythm = rhythm
        self.answered = answered
        self.received = received
    }
}

/// The way between home and work, and the nearest course: all that the scorer knows of places.
package struct Commute: Sendable {
    package let kilometres: Double
    /// How far the candidate goes.
    package let radius: Double
    /// How far from home the nearest open session of a course of the trade is; `nil` when there is none.
    package let trainingKilometres: Double?

    /// A way to work.
    package init(kilometres: Double, radius: Double, trainingKilometres: Double?) {
        self.kilometres = kilometres
        self.radius = radius
        self.trainingKilometres = trainingKilometres
    }
}
