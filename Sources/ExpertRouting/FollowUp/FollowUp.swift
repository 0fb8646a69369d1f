import Database
import JSON
import Journal
import Kernel

/// Does what is due for needs, each step once however often it is asked to.
struct FollowUp {
    let desk: RoutingDesk

    /// How many needs one step of the job looks at.
    private static let batch = 100

    /// Does the steps that are due; `true` when more may be.
    func step(in transaction: WriteTransaction) throws -> Bool {
        let due = try NeedTable(transaction.connection).due(at: transaction.now, limit: FollowUp.batch)
        for need in due { try follow(need, in: transaction) }
        return due.count == FollowUp.batch
    }

    private func follow(_ need: Need, in transaction: WriteTransaction) throws {
        let connection = transaction.connection
        let now = transaction.now
        let register = NeedRegister(transaction, for: nil, desk)
        var done = try register.needs.doneSteps(of: need)
        var need = need
        let due = desk.calendar.steps.filter { step in
            !done.contains(step.name) && desk.calendar.due(step, of: need).map { $0 <= now } ?? false
        }
        // Who wakes up late is told the latest, not all that was missed.
        let latest = due.last { $0.action.isReminder || $0.action == .lastChance }?.name
        for step in due {
            let isKept = try connection.run(
                """
                INSERT OR IGNORE INTO needStep (need, cycle, step, doneAt)
                VALUES (\(need.id), \(need.cycle), \(step.name), \(now))
                """)
            guard isKept == 1 else { continue }
            done.insert(step.name)
            let isReminder = step.action.isReminder || step.action == .lastChance
            if isReminder, step.name != latest { continue }
            try perform(step, &need, register)
        }
        guard var fresh = try NeedTable(connection).find(need.id) else { return }
        fresh.nextStepAt = desk.calendar.next(for: fresh, done: done)
        try NeedTable(connection).save(fresh)
    }

    private func perform(_ step: FollowUpCalendar.Step, _ need: inout Need, _ register: NeedRegister) throws {
        let pending = try register.matches.all(of: need.id).filter { $0.status == .pending }
        switch step.action {
        case .recapExperts: try register.letters.recap(pending.map(\.expert))
        case .remindExperts:
            try register.letters.tell(.reminder, to: pending.map(\.expert), about: need, step: "/\(step.name)")
        case .lastChance: try register.letters.tell(.lastChance, to: pending.map(\.expert), about: need)
        case .escalate: try register.letters.escalate(pending, about: need)
        case .tellCompany: try register.letters.tell(.notYetTaken, about: need)
        case .askCompany: try register.letters.tell(.satisfaction, about: need)
        case .countLate:
            return try register.note(
                .need("need-late", need, details: NeedRegister.text { $0.member("inFiveDays", false) }))
        case .abandon: need = try register.abandon(need)
        }
        try register.note(
            .need(
                "need-followed-up", need,
                details: NeedRegister.text { $0.member("step", step.name) }))
    }
}
