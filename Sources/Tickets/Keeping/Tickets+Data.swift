import Database
import Endpoints
import Kernel

extension TicketKeeping {
    /// Where personal data are kept among tickets.
    var personalData: [PersonalData] { [usagers, mandates, .ticketPeople, .discussions] }

    /// Those who are accompanied: their names, numbers and what was written of them.
    private var usagers: PersonalData {
        PersonalData(
            name: "ticket-usagers",
            subjects: Text(fr: "Personnes accompagnées", en: "Persons who are accompanied"),
            purpose: Text(
                fr: "Débloquer leur situation auprès des administrations, avec leur mandat",
                en: "Unblocking their affairs at administrations, with their mandate"),
            legalBasis: .publicTask,
            duration: Text(
                fr:
                    "Six mois après la clôture ; le cadre du ticket deux mois de plus. Un ticket sans activité est clos à six mois.",
                en:
                    "Six months after closing; the frame of the ticket two months more. A silent ticket is closed at six months."
            ),
            columns: [
                "ticketUsager.firstName", "ticketUsager.lastName", "ticketUsager.birthName", "ticketUsager.birthDate",
                "ticketUsager.phone", "ticketUsager.email", "ticketUsager.address", "ticketIdentifier.value (sealed)",
                "ticket.subject", "ticketMessage.text", "ticketMessageVersion.text", "ticketText (search)",
                "ticketTextWaiting.words", "ticketTextWaiting.notes",
            ],
            export: { subject, connection in
                guard let email = subject.email else { return [] }
                return try connection.all(
                    """
                    SELECT json_object('ticket', reference, 'createdAt', createdAt, 'subject', subject,
                        'firstName', firstName, 'lastName', lastName, 'birthName', birthName, 'birthDate', birthDate,
                        'phone', phone, 'email', email, 'address', address,
                        'identifiers', (SELECT json_group_array(masked) FROM ticketIdentifier AS i
                            WHERE i.ticket = number),
                        'messages', (SELECT json_group_array(text) FROM ticketMessage AS m
                            WHERE m.number BETWEEN ticket.number << 12 AND (ticket.number << 12) + 4095))
                    FROM ticket JOIN ticketUsager ON ticketUsager.ticket = number
                    WHERE number IN (\(TicketKeeping.tickets(ofPersonAt: email))) ORDER BY number LIMIT 1000
                    """
                ) { row in try row[0] }
            },
            erase: { subject, transaction in
                guard let email = subject.email else { return 0 }
                let count = try Housekeeping(keeping: self, transaction: transaction).forget(personAt: email)
                return count >= 100 ? 1000 : count
            },
            retain: { isDryRun, transaction in
                let keeping = Housekeeping(keeping: self, transaction: transaction)
                if isDryRun { return try keeping.dueCount() }
                // A thousand means that there may be more.
                let count = try keeping.wipe(limit: 100)
                return count >= 100 ? 1000 : count
            })
    }

    /// Those who gave a mandate.
    private var mandates: PersonalData {
        PersonalData(
            name: "mandates", subjects: Text(fr: "Personnes qui donnent mandat", en: "Persons who give a mandate"),
            purpose: Text(fr: "Prouver leur accord", en: "Proving their consent"), legalBasis: .publicTask,
            duration: Text(
                fr: "Comme le ticket ; six mois sans ticket", en: "As the ticket; six months without one"),
            columns: [
                "mandate.firstName", "mandate.lastName", "mandate.birthDate", "mandate.phone", "mandate.email",
                "mandate.scope", "mandate.reason", "mandateSms.text",
            ],
            export: { subject, connection in
                guard let email = subject.email else { return [] }
                return try connection.all(
                    """
                    SELECT json_object('type', type, 'state', state, 'firstName', firstName, 'lastName', lastName,
                        'birthDate', birthDate, 'phone', phone, 'email', email, 'scope', scope, 'createdAt', createdAt)
                    FROM mandate WHERE email IS NOT NULL AND lower(email) = \(email) ORDER BY id LIMIT 1000
                    """
                ) { row in try row[0] }
            },
            erase: { subject, transaction in
                guard let email = subject.email else { return 0 }
                let own: SQL = "email IS NOT NULL AND lower(email) = \(email)"
                let count =
                    try transaction.connection.value("SELECT count(*) FROM mandate WHERE \(own)", as: Int.self) ?? 0
                try TicketErasure(transaction: transaction).wipeMandates(own)
                return min(count, 999)
            })
    }

    /// The numbers of the tickets of somebody who is known by an address: theirs on the ticket, or on its mandate.
    static func tickets(ofPersonAt email: String) -> SQL {
        """
        SELECT ticket FROM ticketUsager WHERE email IS NOT NULL AND lower(email) = \(email)
        UNION SELECT ticket FROM mandate
        WHERE email IS NOT NULL AND lower(email) = \(email) AND ticket IS NOT NULL AND wipedAt IS NULL
        """
    }
}

extension PersonalData {
    /// Those who open, answer and read tickets.
    static let ticketPeople = PersonalData(
        name: "ticket-people", subjects: Text(fr: "Aidants et agents", en: "Helpers and agents"),
        purpose: Text(fr: "Savoir qui a ouvert, répondu et lu", en: "Knowing who opened, answered and read"),
        legalBasis: .publicTask,
        duration: Text(fr: "Comme le ticket", en: "As the ticket"),
        columns: [
            "ticket.creatorName", "ticket.assigneeName", "ticketMessage.authorName", "ticketParticipant.name",
            "ticketReading.name", "knownAnswer.publishedBy",
        ],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            return try connection.all(
                """
                SELECT reference, createdAt FROM ticket
                WHERE number IN (SELECT ticket FROM ticketSight
                    WHERE principal = (SELECT number FROM ticketPrincipal WHERE name = \("account:" + account)))
                ORDER BY number LIMIT 10000
                """
            ) { row in
                let reference: String = try row[0]
                let created: Timestamp = try row[1]
                return "{\"ticket\":\"\(reference)\",\"createdAt\":\"\(created)\"}"
            }
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            let connection = transaction.connection
            let own: SQL = """
                SELECT ticket FROM ticketSight
                WHERE principal = (SELECT number FROM ticketPrincipal WHERE name = \("account:" + account))
                """
            var count = try connection.run(
                """
                UPDATE ticket SET creatorName = '' WHERE number IN (
                    SELECT number FROM ticket WHERE number IN (\(own)) AND creator = \(account) AND creatorName <> ''
                    LIMIT 500)
                """)
            count += try connection.run(
                "UPDATE ticket SET assigneeName = '' WHERE number IN (\(own)) AND assignee = \(account) AND assigneeName <> ''"
            )
            count += try connection.run(
                """
                UPDATE ticketMessage SET authorName = '' WHERE number IN (
                    SELECT m.number FROM ticketMessage AS m JOIN (\(own)) AS o
                        ON m.number BETWEEN o.ticket << 12 AND (o.ticket << 12) + 4095
                    WHERE m.author = \(account) AND m.authorName <> '' LIMIT 500)
                """)
            count += try connection.run(
                "UPDATE ticketParticipant SET name = '' WHERE account = \(account) AND name <> ''")
            count += try connection.run(
                "UPDATE ticketReading SET name = '' WHERE ticket IN (\(own)) AND account = \(account) AND name <> ''")
            count += try connection.run(
                "UPDATE knownAnswer SET publishedBy = '', publisher = NULL WHERE publisher = \(account)")
            return count >= 500 ? 1000 : count
        })

    /// Those who talk among aidants.
    static let discussions = PersonalData(
        name: "discussions", subjects: Text(fr: "Aidants", en: "Helpers"),
        purpose: Text(fr: "Échanger entre aidants", en: "Talking among helpers"), legalBasis: .publicTask,
        duration: Text(fr: "Tant que la discussion sert", en: "As long as the discussion serves"),
        columns: ["discussion.name", "discussionPost.name", "discussionPost.text"],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            return try connection.all(
                """
                SELECT json_object('discussion', discussion, 'text', text, 'createdAt', createdAt) FROM discussionPost
                WHERE account = \(account) LIMIT 10000
                """
            ) { row in try row[0] }
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            let connection = transaction.connection
            let begun = try connection.run(
                "UPDATE discussion SET account = NULL, name = NULL WHERE account = \(account)")
            let written = try connection.run(
                "UPDATE discussionPost SET account = NULL, name = NULL WHERE account = \(account)")
            return min(999, begun + written)
        })
}
