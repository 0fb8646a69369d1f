import JSON
import Kernel

/// Which of a company's restructuring procedures still count: the rules by which Fiche commune entreprise chose them.
///
/// A record says what it is in its member `kind`; one that says nothing always counts.
enum Restructuring: String {
    /// A plan that saves jobs (PSE): thirty-six months.
    case jobPlan = "pse"
    /// Collective departures by agreement (RCC), which exist since the 22nd of December 2017 (ordonnance 2017-1387).
    case agreedDepartures = "rcc"
    /// Redundancies for economic reasons, fewer or more than ten (Lice), in this form since the 2nd of December 2019.
    case redundancies = "lice"
    /// Short-time work: twenty-four months; of each agreement (`agreement`) the latest amendment alone.
    case shortTimeWork = "ap"

    /// What a record says it is; `nil` when it says nothing, or something else.
    private init?(of data: JSONValue?) {
        guard let kind = data?["kind"]?.string else { return nil }
        self.init(rawValue: kind.lowercased())
    }

    /// The records that count on a day, of all that there are, the latest first.
    static func counting(_ records: [PartnerRecord], on day: Day) -> [PartnerRecord] {
        var agreements: Set<String> = []
        return records.filter { record in
            let data = record.members
            guard let kind = Restructuring(of: data) else { return true }
            guard record.dataDate >= kind.oldest(on: day) else { return false }
            guard kind == .shortTimeWork, let agreement = data?["agreement"]?.string else { return true }
            return agreements.insert(agreement).inserted
        }
    }

    /// Whether one of them is a plan that saves jobs.
    static func hasJobPlan(_ records: [PartnerRecord]) -> Bool {
        records.contains { Restructuring(of: $0.members) == .jobPlan }
    }

    /// The first day of those that count.
    private func oldest(on day: Day) -> Day {
        switch self {
        case .jobPlan: day.adding(months: -36)
        case .agreedDepartures: Day("2017-12-22")!
        case .redundancies: Day("2019-12-02")!
        case .shortTimeWork: day.adding(months: -24)
        }
    }
}

extension PartnerRecord {
    /// What the partner said; `nil` when it cannot be read.
    fileprivate var members: JSONValue? { try? JSONTape(Array(data.utf8)).root }
}
