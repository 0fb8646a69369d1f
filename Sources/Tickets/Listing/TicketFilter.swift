import Database
import Directory
import Endpoints
import Kernel

/// What narrows a list of tickets, and in which order it comes.
struct TicketFilter: Sendable {
    let states: Set<TicketState>?
    let isLate: Bool
    let organisation: Organisation.Slug?
    let unit: Unit.ID?
    let departement: String?
    let urgency: Ticket.Urgency.Level?
    let category: CategoryCode?
    let isMine: Bool
    let isUnread: Bool
    let words: String?
    let from: Day?
    let until: Day?
    let order: Order

    /// In which order.
    enum Order: String, Choice {
        case newest = "-createdAt"
        case oldest = "createdAt"
        /// Those whose delay ends first; only those that have one.
        case due = "dueAt"
    }

    init(from request: inout RequestReader) throws(Failure) {
        let state = try request.query("state", as: TicketState.self)
        states = state.map { [$0] }
        isLate = try request.query("late", as: Flag.self)?.value ?? false
        organisation = try request.query("organisation")
        unit = try request.query("unit")
        departement = try request.query("departement")
        urgency = try request.query("urgency")
        category = try request.query("category")
        isMine = try request.query("mine", as: Flag.self)?.value ?? false
        isUnread = try request.query("unread", as: Flag.self)?.value ?? false
        words = try request.query("q")
        from = try request.query("from")
        until = try request.query("until")
        // What is late comes by how late it is.
        order = try request.query("sort") ?? (isLate ? .due : .newest)
        if isLate, order != .due {
            throw Failure(
                .invalidParameter,
                fields: [
                    Failure.Field(
                        "?sort", "invalid",
                        Text(fr: "« late » se trie par dueAt.", en: "“late” is sorted by dueAt."))
                ])
        }
    }

    /// Whether the ticket's own row has to be looked at.
    var needsRow: Bool {
        organisation != nil || unit != nil || urgency != nil || category != nil || isMine || isUnread
    }

    /// What the ticket's own row, `t`, has to be.
    func condition(account: String?, isAgentSide: Bool) -> SQL {
        var condition: SQL = "1"
        if let urgency { condition = "\(condition) AND t.urgency = \(urgency)" }
        if let category { condition = "\(condition) AND t.category = \(category.description)" }
        if let organisation {
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM ticketUnit AS u
                    WHERE u.ticket = t.number AND u.organisation = \(organisation) AND u.leftAt IS NULL)
                """
        }
        if let unit {
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM ticketUnit AS u
                    WHERE u.ticket = t.number AND u.unit = \(unit) AND u.leftAt IS NULL)
                """
        }
        if isMine { condition = "\(condition) AND (t.creator = \(account ?? "") OR t.assignee = \(account ?? ""))" }
        if isUnread {
            // What only agents read makes nothing unread for the others.
            let visible: SQL = isAgentSide ? "" : "AND m.openPlace IS NOT NULL"
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM ticketMessage AS m
                    WHERE m.number > (t.number << 12) + coalesce((SELECT r.place FROM ticketReading AS r
                            WHERE r.ticket = t.number AND r.account = \(account ?? "")), 0)
                        AND m.number <= (t.number << 12) + 4095 AND m.author IS NOT \(account ?? "") \(visible))
                """
        }
        return condition
    }
}

/// `true` or `false` in a query.
struct Flag: LosslessStringConvertible, Sendable {
    let value: Bool
    var description: String { String(value) }

    init?(_ description: String) {
        guard let value = Bool(description) else { return nil }
        self.value = value
    }
}

extension TicketState: Choice {}
extension Ticket.Urgency.Level: Choice {}
extension Ticket.Closure.Reason: Choice {}
extension Ticket.Closure.Usefulness: Choice {}
