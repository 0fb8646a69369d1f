import Database
import Kernel
import Territories

/// A company, or one of its establishments, of which somebody wants to be told what changes.
struct CompanyFollowUp: Sendable {
    typealias ID = Identifier<CompanyFollowUp>

    let id: ID
    let account: String
    let siren: Siren
    /// Absent for the whole company.
    let siret: Siret?
    let rhythm: Rhythm
    /// What it was when it was last looked at.
    var snapshot: CompanySnapshot
    var lookedAt: Timestamp
    var nextAt: Timestamp
    let createdAt: Timestamp

    /// Somebody follows no more.
    static let most = 500
    /// Letters go out at seven in the morning.
    private static let minute = 7 * 60

    /// How often somebody is told.
    enum Rhythm: String, Codable, Sendable {
        case daily
        /// On Mondays.
        case weekly

        /// The next time after an instant, on the clocks of Paris.
        func next(after instant: Timestamp) -> Timestamp {
            let today = ParisTime.day(at: instant)
            for days in 0...7 {
                guard let day = Day(daysSinceEpoch: today.daysSinceEpoch + days), self == .daily || day.weekday == 1
                else { continue }
                let next = ParisTime.instant(day, minute: minute)
                if next > instant { return next }
            }
            return instant.adding(seconds: 7 * 86_400)
        }
    }

    /// Something that changed.
    struct Change: Sendable {
        /// What: a part of the snapshot, `intervention` or `record`.
        let kind: String
        let before: String?
        let after: String?
    }
}

extension CompanyFollowUp {
    init(_ row: borrowing Row) throws {
        let siren: Int64 = try row["siren"]
        let siret: Int64? = try row["siret"]
        let rhythm: String = try row["rhythm"]
        guard let siren = Siren(stored: siren), let rhythm = Rhythm(rawValue: rhythm) else {
            throw DatabaseError(.unreadable, "a row of companyFollowUp")
        }
        self.init(
            id: try row["id"], account: try row["account"], siren: siren, siret: siret.flatMap { Siret(stored: $0) },
            rhythm: rhythm, snapshot: try CompanySnapshot(stored: row["snapshot"]), lookedAt: try row["lookedAt"],
            nextAt: try row["nextAt"], createdAt: try row["createdAt"])
    }
}
