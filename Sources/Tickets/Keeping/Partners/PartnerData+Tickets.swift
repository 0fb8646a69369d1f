import Database
import Directory
import Endpoints
import JSON
import Kernel

extension TicketKeeping {
    /// What tickets keep of an organisation: those that its aidants opened, whole; the frames of those that were sent to it;
    /// its answers, templates, outages, delays and rules.
    var partnerData: [PartnerData] { [tickets, ticketSettings] }

    private var tickets: PartnerData {
        PartnerData(
            name: "tickets", title: Text(fr: "Tickets ouverts et reçus", en: "Tickets opened and received"),
            export: { organisation, connection, archive in
                let places: [(Principal, Bool)] = [
                    (.creatorOrganisation(organisation), true), (.organisation(organisation), false),
                ]
                for (principal, isOwn) in places {
                    var place = 0
                    while case let page = try Self.page(of: principal, after: place, in: connection), !page.isEmpty {
                        for ticket in page { try archive.row(ArchivedTicket(ticket, isOwn, connection).text) }
                        place = page.last?.number ?? .max
                    }
                }
            },
            erase: { organisation, transaction in
                let connection = transaction.connection
                let own = try Self.page(of: .creatorOrganisation(organisation), after: 0, in: connection)
                for ticket in own { try TicketErasure(transaction: transaction).remove(ticket) }
                guard own.isEmpty else { return 1000 }
                let received = try Self.page(of: .organisation(organisation), after: 0, in: connection)
                let desk = TicketDesk(self, in: transaction)
                for ticket in received {
                    let met = try desk.meetUnseen(ticket)
                    try connection.run(
                        "DELETE FROM ticketUnit WHERE ticket = \(ticket.number) AND organisation = \(organisation)")
                    try desk.save(ticket, was: met)
                }
                return received.isEmpty ? 0 : 1000
            })
    }

    /// Some tickets that are found by a principal.
    private static func page(
        of principal: Principal, after number: Int, in connection: Connection
    ) throws -> [Ticket] {
        guard let place = try PrincipalTable(connection).number(of: principal) else { return [] }
        return try connection.all(
            """
            SELECT \(TicketTable.columns) FROM ticket WHERE number IN (
                SELECT ticket FROM ticketSight WHERE principal = \(place) AND ticket > \(number)
                ORDER BY ticket LIMIT 100)
            ORDER BY number
            """, as: Ticket.init)
    }

    private var ticketSettings: PartnerData {
        PartnerData(
            name: "ticket-settings",
            title: Text(
                fr: "Fiches, modèles, pannes, délais et règles des tickets",
                en: "Known answers, templates, outages, delays and rules of tickets"),
            export: { organisation, connection, archive in
                for sql in Self.settings(of: organisation) {
                    try connection.stream("SELECT \(sql.row) FROM \(sql.table) WHERE organisation = \(organisation)") {
                        try archive.row(try $0[0])
                    }
                }
            },
            erase: { organisation, transaction in
                let connection = transaction.connection
                try connection.run(
                    """
                    DELETE FROM knownAnswerText WHERE rowid IN (
                        SELECT number FROM knownAnswer WHERE organisation = \(organisation))
                    """)
                return try Self.settings(of: organisation).reduce(0) { count, sql in
                    try count + connection.run("DELETE FROM \(sql.table) WHERE organisation = \(organisation)")
                }.clamped
            })
    }

    /// The tables that hold what an organisation sets, and a row of each as JSON.
    private static func settings(of organisation: String) -> [(table: SQL, row: SQL)] {
        [
            (
                "knownAnswer",
                """
                json_object('kind', 'knownAnswer', 'id', id, 'title', title, 'state', state, 'keywords', keywords,
                    'steps', steps, 'links', links, 'uses', uses)
                """
            ),
            ("answerTemplate", "json_object('kind', 'answerTemplate', 'id', id, 'title', title, 'text', text)"),
            (
                "ticketIncident",
                "json_object('kind', 'incident', 'id', id, 'title', title, 'createdAt', createdAt, 'endedAt', endedAt)"
            ),
            (
                "clockPolicy",
                """
                json_object('kind', 'clockPolicy', 'id', id, 'clock', kind, 'urgency', urgency,
                    'departement', departement, 'businessDays', businessDays)
                """
            ),
            (
                "ticketRule",
                "json_object('kind', 'rule', 'category', category, 'departement', departement, 'unit', unit)"
            ),
            (
                "ticketOrganisation",
                """
                json_object('kind', 'settings', 'needsQualifying', needsQualifying,
                    'allowsOralMandate', allowsOralMandate)
                """
            ),
            (
                "identifierRight",
                "json_object('kind', 'identifierRight', 'type', type, 'mayEnter', mayEnter, 'mayReveal', mayReveal)"
            ),
        ]
    }
}

extension Int {
    /// As an erasure counts: a thousand would mean that there is more.
    fileprivate var clamped: Int { Swift.min(self, 999) }
}
