package import Kernel

/// When a state holds: from an instant on, up to another one that is no part of it, or without end.
package struct Validity: Hashable, Sendable {
    package let from: Timestamp
    package let to: Timestamp?

    /// From one instant to another.
    package init(from: Timestamp, to: Timestamp? = nil) {
        self.from = from
        self.to = to
    }

    /// Whether an instant lies in it.
    package func contains(_ instant: Timestamp) -> Bool { from <= instant && to.map { instant < $0 } ?? true }

    /// The end, or the end of the calendar: what columns hold, so that one comparison does.
    var end: Timestamp { to ?? .endOfCalendar }
}

extension Timestamp {
    /// The last instant that can be written.
    static let endOfCalendar = Timestamp(milliseconds: 253_402_300_799_999)!
}
