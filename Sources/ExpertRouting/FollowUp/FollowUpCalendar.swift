import JSON
import Kernel
import Territories
import WorkingTime

/// What happens to needs with time, as data: after how many days, worked or not, and to whom.
package struct FollowUpCalendar: Sendable {
    let steps: [Step]
    /// The same, those with the fewest days first.
    private let soonest: [Step]
    private let calendars: [HolidayZone: BusinessCalendar]

    /// One thing that happens once in each life of a need.
    struct Step: Sendable {
        let name: String
        let action: Action
        let days: Int
        let isWorked: Bool
        let base: Base
    }

    /// What happens.
    enum Action: String, Codable, Sendable {
        /// The experts who said nothing yet are told of all that waits for them, in one letter a day however many there are.
        case recapExperts
        /// The experts who said nothing yet are reminded.
        case remindExperts
        /// The same, for the last time.
        case lastChance
        /// The units above theirs are told.
        case escalate
        /// The company is told that nobody took it yet.
        case tellCompany
        /// The need is given up, and the company told.
        case abandon
        /// The company is asked whether it was helped.
        case askCompany
        /// Nobody is told: it is counted that nobody took the need in time.
        case countLate

        /// Whether experts are told again, whoever else took the need.
        var isReminder: Bool { self == .recapExperts || self == .remindExperts }
    }

    /// From when the days count.
    enum Base: String, Codable, Sendable {
        case routed, helped
    }

    /// Reads `calendar.json`.
    ///
    /// - Throws: `RoutingDataError` when it is not what is expected.
    package init(path: String) throws {
        struct File: Decodable {
            let steps: [Entry]
            struct Entry: Decodable {
                let step: String
                let action: Action
                let after: Int
                let unit: Unit
                let from: Base
            }
            enum Unit: String, Decodable {
                case businessDays, calendarDays
            }
        }
        let file = try RoutingDataError.reading(path) { try JSONDecoder.decode(File.self, from: JSONTape($0)) }
        steps = file.steps.map {
            Step(
                name: $0.step, action: $0.action, days: $0.after, isWorked: $0.unit == .businessDays, base: $0.from)
        }
        soonest = steps.sorted { $0.days < $1.days }
        calendars = Dictionary(uniqueKeysWithValues: HolidayZone.allCases.map { ($0, BusinessCalendar($0)) })
    }

    /// The step by which a need should be taken.
    var late: Step? { steps.first { $0.action == .countLate } }

    /// Within how many worked days a need should be taken.
    var daysToTake: Double { late.map { Double($0.days) } ?? 5 }

    /// When a step of a need is due; `nil` when it will not be.
    func due(_ step: Step, of need: Need) -> Timestamp? {
        guard let start = start(of: step, of: need) else { return nil }
        guard step.isWorked else { return start.adding(seconds: Int64(step.days) * 86_400) }
        return calendar(of: need.departement).instant(step.days, workedDaysAfter: start)
    }

    /// From when the days of a step count; `nil` when it will not be due.
    private func start(of step: Step, of need: Need) -> Timestamp? {
        let base: Timestamp?
        switch step.base {
        case .routed: base = need.state == .routed ? need.routedAt : nil
        case .helped: base = need.outcome == .helped && need.contact != nil ? need.helpedAt : nil
        }
        guard let base else { return nil }
        // Once somebody took it, only those who said nothing yet are reminded.
        if step.base == .routed, need.outcome != .pending, !step.action.isReminder { return nil }
        return base
    }

    /// When the next step is due that was not done; `nil` when there is none.
    func next(for need: Need, done: Set<String>) -> Timestamp? {
        var earliest: Timestamp?
        for step in soonest where !done.contains(step.name) {
            guard let start = start(of: step, of: need) else { continue }
            // So many worked days are never over sooner than as many days: most steps need no calendar.
            if let earliest, start.adding(seconds: Int64(step.days) * 86_400) >= earliest { continue }
            guard let due = due(step, of: need) else { continue }
            earliest = min(earliest ?? due, due)
        }
        return earliest
    }

    /// Worked seconds from one instant to another where a need is.
    func workedSeconds(from start: Timestamp, to end: Timestamp, for need: Need) -> Int64 {
        calendar(of: need.departement).workedSeconds(from: start, to: end)
    }

    private func calendar(of departement: String?) -> BusinessCalendar {
        calendars[departement.flatMap { Departement.Code($0) }.map { HolidayZone($0) } ?? .metropole]!
    }
}
