package import Kernel

/// An event at which candidates and employers meet, rank each other, and are placed.
package struct JobDating: Sendable {
    package typealias ID = Identifier<JobDating>

    let id: ID
    let title: String
    let commune: String
    let departement: String
    let day: Day
    /// Minutes of the day at which the first meeting begins.
    let beginsAt: Int
    let slotMinutes: Int
    let slotsPerOffer: Int
    let meetingsPerCandidate: Int
    var state: State
    /// Told once everybody is placed; its digest is told from the beginning.
    let lots: DrawingOfLots
    var version: Int
    let createdAt: Timestamp

    /// Where it stands.
    enum State: String, Sendable { case open, assigned }

    /// The clock of a slot, as `09:15`.
    func time(of slot: Int) -> String {
        let minute = beginsAt + slot * slotMinutes
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60 % 24)):\(two(minute % 60))"
    }
}
