import Kernel

/// How a person wants to be written to.
struct MailPreferences: Sendable {
    var version = 0
    /// For the kinds that are not named.
    var standard = Choice.atOnce
    var kinds: [String: Choice] = [:]
    var quietHours: QuietHours?

    /// How often one kind of letter comes.
    enum Choice: String, Codable, Sendable {
        case atOnce, dailyDigest, none
    }

    /// When a letter goes.
    enum Timing: Equatable {
        case at(Timestamp)
        /// With the others of the day.
        case inDigest(Timestamp)
        case never
    }

    /// The clock time in Paris at which digests go, in minutes: eight o'clock.
    static let digestMinute = 8 * 60

    /// When a letter of one kind goes that is posted now.
    func timing(of kind: String, at now: Timestamp) -> Timing {
        switch kinds[kind] ?? standard {
        case .atOnce: return .at(quietHours?.end(from: now) ?? now)
        case .dailyDigest:
            let today = ParisTime.instant(ParisTime(now).day, minute: MailPreferences.digestMinute)
            let next =
                today > now
                ? today
                : ParisTime.instant(ParisTime(now.adding(seconds: 86_400)).day, minute: MailPreferences.digestMinute)
            return .inDigest(quietHours?.end(from: next) ?? next)
        case .none: return .never
        }
    }
}
