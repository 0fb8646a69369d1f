import Kernel

/// A meeting in somebody's calendar; never who else is there, because calendars are kept by others.
struct CalendarEvent: Sendable {
    /// The same as long as it is the same meeting.
    let id: String
    let version: Int
    let begins: Timestamp
    let minutes: Int
    let summary: String
    let place: String?
    /// Whether both sides agreed.
    let isConfirmed: Bool
}
