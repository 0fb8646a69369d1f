import Kernel
import WorkingTime

/// A delay that runs in business days, stops while a ticket waits, and warns once before its end and once at it.
struct TicketClock: Sendable {
    let kind: ClockKind
    let businessDays: Int
    /// Since when it runs, or ran before it stopped.
    var startedAt: Timestamp
    var dueAt: Timestamp
    /// Worked seconds spent before `startedAt`.
    var usedSeconds: Int64
    var pausedAt: Timestamp?
    /// When what it waited for came.
    var metAt: Timestamp?
    var warnedAt: Timestamp?
    var breachedAt: Timestamp?

    /// A clock that begins to run.
    init(_ kind: ClockKind, businessDays: Int, from now: Timestamp, _ calendar: BusinessCalendar) {
        self.kind = kind
        self.businessDays = businessDays
        startedAt = now
        usedSeconds = 0
        dueAt = calendar.instant(businessDays, workedDaysAfter: now)
    }

    init(
        kind: ClockKind, businessDays: Int, startedAt: Timestamp, dueAt: Timestamp, usedSeconds: Int64,
        pausedAt: Timestamp?, metAt: Timestamp?, warnedAt: Timestamp?, breachedAt: Timestamp?
    ) {
        self.kind = kind
        self.businessDays = businessDays
        self.startedAt = startedAt
        self.dueAt = dueAt
        self.usedSeconds = usedSeconds
        self.pausedAt = pausedAt
        self.metAt = metAt
        self.warnedAt = warnedAt
        self.breachedAt = breachedAt
    }

    /// The share of the delay after which the unit is warned.
    static let warningShare = 0.75

    var isRunning: Bool { pausedAt == nil && metAt == nil }
    private var allSeconds: Int64 { Int64(businessDays) * 86_400 }

    /// Stops it for a while.
    mutating func pause(at now: Timestamp, _ calendar: BusinessCalendar) {
        guard isRunning else { return }
        usedSeconds += calendar.workedSeconds(from: startedAt, to: now)
        pausedAt = now
    }

    /// Lets it go on with what is left.
    mutating func resume(at now: Timestamp, _ calendar: BusinessCalendar) {
        guard pausedAt != nil, metAt == nil else { return }
        pausedAt = nil
        startedAt = now
        dueAt = calendar.instant(max(0, allSeconds - usedSeconds), workedSecondsAfter: now)
    }

    /// Ends it: what it waited for came.
    mutating func meet(at now: Timestamp, _ calendar: BusinessCalendar) {
        guard metAt == nil else { return }
        if pausedAt == nil { usedSeconds += calendar.workedSeconds(from: startedAt, to: now) }
        pausedAt = nil
        metAt = now
    }

    /// How it stands, in a word.
    func stateName(at now: Timestamp) -> String {
        if metAt != nil { return "met" }
        if pausedAt != nil { return "paused" }
        return dueAt <= now ? "late" : "running"
    }

    /// Worked seconds spent so far.
    func used(at now: Timestamp, _ calendar: BusinessCalendar) -> Int64 {
        isRunning ? usedSeconds + calendar.workedSeconds(from: startedAt, to: now) : usedSeconds
    }

    /// When the unit is to be warned.
    func warnAt(_ calendar: BusinessCalendar) -> Timestamp {
        let early = Int64(Double(allSeconds) * TicketClock.warningShare) - usedSeconds
        return calendar.instant(max(0, early), workedSecondsAfter: startedAt)
    }

    /// When somebody has to be told next; `nil` when nothing is left to tell.
    func nextAt(_ calendar: BusinessCalendar) -> Timestamp? {
        guard isRunning, breachedAt == nil else { return nil }
        return warnedAt == nil ? warnAt(calendar) : dueAt
    }
}
