import Database
import Kernel
import Territories

/// The tickets that are stored.
struct TicketTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let columns: SQL = """
        number, id, reference, version, state, subject, category, urgency, urgencyReason, urgencyDueOn, commune,
            departement, creator, creatorName, creatorUnit, creatorOrganisation, openedByKeyOf, mandate, usagerDigest,
            assignee, assigneeName, waitingReason, waitingUntil, isRelevant, knownAnswer, closureReason, usefulness,
            closureComment, follows, incident, lastPlace, lastOpenPlace, audience, createdAt, updatedAt, activeAt,
            openedAt, dueAt, firstAnsweredAt, lastAnsweredAt, resolvedAt, closedAt, remindedAt, moderatedAt, anonymisedAt
        """

    /// One of them.
    func find(_ id: Ticket.ID) throws -> Ticket? {
        try connection.first("SELECT \(TicketTable.columns) FROM ticket WHERE id = \(id)", as: Ticket.init)
    }

    /// One by its number.
    func find(number: Int) throws -> Ticket? {
        try connection.first("SELECT \(TicketTable.columns) FROM ticket WHERE number = \(number)", as: Ticket.init)
    }

    /// The next reference of a year: `APL-2026-000123`.
    func nextReference(_ prefix: String, year: Int) throws -> String {
        try connection.run(
            """
            INSERT INTO ticketSeries (prefix, year, last) VALUES (\(prefix), \(year), 1)
            ON CONFLICT (prefix, year) DO UPDATE SET last = last + 1
            """)
        let last = try connection.value(
            "SELECT last FROM ticketSeries WHERE prefix = \(prefix) AND year = \(year)", as: Int.self)!
        let digits = String(last)
        return "\(prefix)-\(year)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// Keeps a new ticket.
    ///
    /// - Returns: its number, the one after the last.
    func insert(_ ticket: Ticket) throws -> Int {
        let moments = ticket.moments
        // Two statements, because RETURNING has the engine make a table in memory each time.
        try connection.run(
            """
            INSERT INTO ticket (\(TicketTable.columns))
            VALUES (NULL, \(ticket.id), \(ticket.reference), \(ticket.version), \(ticket.state.rawValue),
                \(ticket.subject), \(ticket.category), \(ticket.urgency.level), \(ticket.urgency.reason),
                \(ticket.urgency.dueOn), \(ticket.commune.description), \(ticket.departement),
                \(ticket.creator.account), \(ticket.creator.name), \(ticket.creator.unit),
                \(ticket.creator.organisation), \(ticket.creator.key), \(ticket.mandate), \(ticket.usagerDigest),
                NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, \(ticket.follows), NULL, \(ticket.lastPlace),
                \(ticket.lastOpenPlace), \(ticket.audience), \(moments.created), \(moments.updated),
                \(moments.active), \(moments.opened), \(moments.due), NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            """)
        return try connection.value("SELECT number FROM ticket WHERE id = \(ticket.id)")!
    }

    func save(_ ticket: Ticket) throws {
        let moments = ticket.moments
        try connection.run(
            """
            UPDATE ticket SET version = \(ticket.version), state = \(ticket.state.rawValue),
                subject = \(ticket.subject), category = \(ticket.category), urgency = \(ticket.urgency.level),
                urgencyReason = \(ticket.urgency.reason), urgencyDueOn = \(ticket.urgency.dueOn),
                commune = \(ticket.commune.description), departement = \(ticket.departement),
                mandate = \(ticket.mandate), usagerDigest = \(ticket.usagerDigest),
                assignee = \(ticket.assignee?.account), assigneeName = \(ticket.assignee?.name),
                waitingReason = \(ticket.waiting?.reason), waitingUntil = \(ticket.waiting?.until),
                isRelevant = \(ticket.isRelevant), knownAnswer = \(ticket.knownAnswer),
                closureReason = \(ticket.closure?.reason), usefulness = \(ticket.closure?.usefulness),
                closureComment = \(ticket.closure?.comment), follows = \(ticket.follows),
                incident = \(ticket.incident), lastPlace = \(ticket.lastPlace),
                lastOpenPlace = \(ticket.lastOpenPlace), audience = \(ticket.audience),
                updatedAt = \(moments.updated), activeAt = \(moments.active), openedAt = \(moments.opened), dueAt = \(moments.due),
                firstAnsweredAt = \(moments.firstAnswered), lastAnsweredAt = \(moments.lastAnswered),
                resolvedAt = \(moments.resolved), closedAt = \(ticket.closure?.at), remindedAt = \(moments.reminded),
                moderatedAt = \(moments.moderated), anonymisedAt = \(moments.anonymised)
            WHERE number = \(ticket.number)
            """)
    }
}

extension Ticket {
    init(_ row: borrowing Row) throws {
        number = try row["number"]
        id = try row["id"]
        reference = try row["reference"]
        version = try row["version"]
        state = try row["state"]
        subject = try row["subject"]
        category = try row["category"]
        urgency = Urgency(
            level: try row["urgency"], reason: try row["urgencyReason"], dueOn: try row["urgencyDueOn"])
        commune = try row["commune"]
        departement = try row["departement"]
        creator = Creator(
            account: try row["creator"], name: try row["creatorName"], unit: try row["creatorUnit"],
            organisation: try row["creatorOrganisation"], key: try row["openedByKeyOf"])
        mandate = try row["mandate"]
        usagerDigest = try row["usagerDigest"]
        let assignee: String? = try row["assignee"]
        let assigneeName: String? = try row["assigneeName"]
        self.assignee = assignee.map { Named(account: $0, name: assigneeName ?? "") }
        let waitingReason: String? = try row["waitingReason"]
        let waitingUntil: Day? = try row["waitingUntil"]
        waiting = waitingReason.map { Waiting(reason: $0, until: waitingUntil) }
        isRelevant = try row["isRelevant"]
        knownAnswer = try row["knownAnswer"]
        let reason: Closure.Reason? = try row["closureReason"]
        let usefulness: Closure.Usefulness? = try row["usefulness"]
        let comment: String? = try row["closureComment"]
        follows = try row["follows"]
        incident = try row["incident"]
        lastPlace = try row["lastPlace"]
        lastOpenPlace = try row["lastOpenPlace"]
        audience = try row["audience"]
        moments = Moments(
            created: try row["createdAt"], updated: try row["updatedAt"], active: try row["activeAt"],
            opened: try row["openedAt"], due: try row["dueAt"], firstAnswered: try row["firstAnsweredAt"],
            lastAnswered: try row["lastAnsweredAt"], resolved: try row["resolvedAt"])
        let closedAt: Timestamp? = try row["closedAt"]
        if let reason, let closedAt {
            closure = Closure(reason: reason, usefulness: usefulness, comment: comment, at: closedAt)
        }
        moments.reminded = try row["remindedAt"]
        moments.moderated = try row["moderatedAt"]
        moments.anonymised = try row["anonymisedAt"]
    }
}

extension TicketState: SQLValue {}
extension Commune.Code: SQLValue {}
