import Kernel
import WorkingTime

/// The clocks of one ticket, as what happens to it moves them.
struct TicketClocks {
    private(set) var clocks: [TicketClock]
    let calendar: BusinessCalendar

    /// The clocks that a ticket has.
    init(_ clocks: [TicketClock], of departement: String) {
        self.clocks = clocks
        calendar = Calendars.calendar(of: departement)
    }

    /// When the first of those that run is over.
    var dueAt: Timestamp? { clocks.filter(\.isRunning).map(\.dueAt).min() }

    /// Begins one, or begins it anew.
    mutating func start(_ kind: ClockKind, businessDays: Int?, at now: Timestamp) {
        clocks.removeAll { $0.kind == kind }
        guard let businessDays else { return }
        clocks.append(TicketClock(kind, businessDays: businessDays, from: now, calendar))
    }

    /// Ends some.
    mutating func meet(_ kinds: Set<ClockKind>, at now: Timestamp) {
        for place in clocks.indices where kinds.contains(clocks[place].kind) {
            clocks[place].meet(at: now, calendar)
        }
    }

    /// Stops all that run.
    mutating func pause(at now: Timestamp) {
        for place in clocks.indices { clocks[place].pause(at: now, calendar) }
    }

    /// Lets go on all that were stopped.
    mutating func resume(at now: Timestamp) {
        for place in clocks.indices { clocks[place].resume(at: now, calendar) }
    }

    /// Notes that a warning was given, or the breach told.
    mutating func tell(_ kind: ClockKind, at now: Timestamp) -> ClockStep? {
        guard let place = clocks.firstIndex(where: { $0.kind == kind }), clocks[place].isRunning else { return nil }
        // A breach says all that the warning would have.
        if clocks[place].dueAt <= now, clocks[place].breachedAt == nil {
            if clocks[place].warnedAt == nil { clocks[place].warnedAt = now }
            clocks[place].breachedAt = now
            return .breach
        }
        guard clocks[place].warnedAt == nil, clocks[place].warnAt(calendar) <= now else { return nil }
        clocks[place].warnedAt = now
        return .warning
    }
}

/// What a clock tells.
enum ClockStep: String, Sendable { case warning, breach }
