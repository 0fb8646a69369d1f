/// Where a ticket stands.
package enum TicketState: String, CaseIterable, Sendable {
    /// Being written; its creator's alone.
    case draft
    /// Sent to an organisation that looks at tickets before its units do.
    case toQualify
    case open
    case inProgress
    case waiting
    case resolved
    case closed

    /// The number under which lists keep it.
    var place: Int { TicketState.allCases.firstIndex(of: self)! }

    /// The state of a number.
    init?(place: Int) {
        guard TicketState.allCases.indices.contains(place) else { return nil }
        self = TicketState.allCases[place]
    }

    /// Whether somebody still works on it, or should.
    var isOpen: Bool { self != .draft && self != .closed }
}
