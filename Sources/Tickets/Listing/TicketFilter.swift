import Database
import Directory
import Endpoints
import Kernel

/// What narrows a list of tickets, and in which order it comes.
struct TicketFilter: Sendable {
    var states: Set<TicketState>?
    var isLate = false
    var organisation: Organisation.Slug?
    var unit: Unit.ID?
    var departement: String?
    var urgency: Ticket.Urgency.Level?
    var category: CategoryCode?
    var isMine = false
    var isUnread = false
    var words: String?
    var from: Day?
    var until: Day?
    var updatedSince: Timestamp?
    var order = Order.newest

    /// In which order.
    enum Order: String, Choice {
        case newest = "-createdAt"
        case oldest = "createdAt"
        /// Those whose delay ends first; only those that have one.
        case due = "dueAt"
        /// Those changed longest ago first: whoever keeps a copy goes on from the last one that they were given.
        case updated = "updatedAt"
    }
}

extension TicketFilter {
    /// What a request asks for.
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
        updatedSince = try request.query("updatedSince")
        // What words find comes by age, what is late by how late it is, what was changed by when.
        let only: Order? = words != nil ? .newest : isLate ? .due : updatedSince != nil ? .updated : nil
        order = try request.query("sort") ?? only ?? .newest
        if let only, order != only {
            throw Failure(
                .invalidParameter,
                fields: [
                    Failure.Field(
                        "?sort", "invalid",
                        Text(
                            fr: "« late » se trie par dueAt, « q » par -createdAt, « updatedSince » par updatedAt.",
                            en: "“late” is sorted by dueAt, “q” by -createdAt, “updatedSince” by updatedAt."))
                ])
        }
    }

    /// Whether the ticket's own row has to be looked at: what stands beside it is found by its number.
    var needsRow: Bool { category != nil || isMine || updatedSince != nil && order != .updated }

    /// By which principal to walk, for who sees all of one: a narrower one of the filter, or that one itself.
    func principal(within principal: Principal) -> Principal {
        let place = departement.flatMap { principal.part(in: $0) }
        let target: Principal? = organisation.map { slug in
            departement.map { .organisationIn(slug.description, departement: $0) } ?? .organisation(slug.description)
        }
        switch principal {
        case .everything: return unit.map { .unit($0.description) } ?? target ?? place ?? principal
        case .organisation, .creatorOrganisation, .organisationIn, .creatorOrganisationIn:
            return unit.map { .unit($0.description) } ?? place ?? principal
        case .departement(let code):
            let target = organisation.map { Principal.organisationIn($0.description, departement: code) }
            return unit.map { .unit($0.description) } ?? target ?? principal
        case .account, .unit, .creatorUnit: return principal
        }
    }

    /// What the ticket's own row, `t`, has to be.
    func rowCondition(account: String?) -> SQL {
        var condition: SQL = "1"
        if let category { condition = "\(condition) AND t.category = \(category.description)" }
        if let updatedSince { condition = "\(condition) AND t.updatedAt >= \(updatedSince)" }
        if isMine { condition = "\(condition) AND (t.creator = \(account ?? "") OR t.assignee = \(account ?? ""))" }
        return condition
    }

    /// What has to stand beside the row of a ticket whose number is in a column.
    func condition(on number: SQL, _ account: String?, isAgentSide: Bool) -> SQL {
        var condition: SQL = "1"
        if let organisation {
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM ticketUnit AS u
                    WHERE u.ticket = \(number) AND u.organisation = \(organisation) AND u.leftAt IS NULL)
                """
        }
        if let unit {
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM ticketUnit AS u
                    WHERE u.ticket = \(number) AND u.unit = \(unit) AND u.leftAt IS NULL)
                """
        }
        if isUnread {
            // What only agents read makes nothing unread for the others.
            let visible: SQL = isAgentSide ? "" : "AND m.openPlace IS NOT NULL"
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM ticketMessage AS m
                    WHERE m.number > (\(number) << 12) + coalesce((SELECT r.place FROM ticketReading AS r
                            WHERE r.ticket = \(number) AND r.account = \(account ?? "")), 0)
                        AND m.number <= (\(number) << 12) + 4095 AND m.author IS NOT \(account ?? "") \(visible))
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
