import Database

extension TicketsSchema {
    /// Lists of those who see every ticket walk the same index as all others do; urgency and the end of waiting are found
    /// without looking at tickets.
    static let overview = Migration(
        "tickets", "overview",
        """
        ALTER TABLE ticketSight ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
        INSERT INTO ticketPrincipal (name) VALUES ('everything');
        UPDATE ticket SET audience = audience || ' m' || (SELECT number FROM ticketPrincipal WHERE name = 'everything')
            WHERE state <> 'draft';
        INSERT INTO ticketSight (principal, state, ticket, departement, dueAt)
            SELECT (SELECT number FROM ticketPrincipal WHERE name = 'everything'), state, ticket, departement, dueAt
            FROM ticketSight JOIN ticketPrincipal ON ticketPrincipal.number = ticketSight.principal
            WHERE name LIKE 'departement:%';
        UPDATE ticketSight SET urgency = 1 WHERE ticket IN (SELECT number FROM ticket WHERE urgency = 'urgent');
        UPDATE ticketSight SET urgency = 2 WHERE ticket IN (SELECT number FROM ticket WHERE urgency = 'critical');
        CREATE INDEX ticketSightUrgent ON ticketSight (principal, urgency, state, ticket, departement)
            WHERE urgency > 0;
        ALTER TABLE knownAnswer ADD COLUMN publisher TEXT;
        CREATE INDEX ticketByWaiting ON ticket (waitingUntil) WHERE waitingUntil IS NOT NULL;
        """)

    /// Words that wait to be put in the search index with others; persons found by their address; posts that a moderator
    /// took out.
    static let waiting = Migration(
        "tickets", "waiting",
        """
        CREATE TABLE ticketTextWaiting (
            number INTEGER PRIMARY KEY,
            words TEXT NOT NULL,
            notes TEXT NOT NULL,
            readers TEXT NOT NULL
        ) STRICT;
        CREATE INDEX ticketUsagerByEmail ON ticketUsager (lower(email)) WHERE email IS NOT NULL;
        CREATE INDEX mandateByEmail ON mandate (lower(email)) WHERE email IS NOT NULL;
        ALTER TABLE discussionPost ADD COLUMN removedAt TEXT;
        """)
}
