import Database

extension TicketsSchema {
    /// Checks that say each value apart: for a list of three the engine makes a table in memory at each statement. What is
    /// checked stays the same, so that the text alone is changed (sqlite.org/lang_altertable.html, "Making Other Kinds Of
    /// Table Schema Changes").
    ///
    /// An index that nothing walks goes, one of what was changed comes; numbers of notices may be given again once they are told.
    static let checks = Migration(
        "tickets", "checks",
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql,
            'CHECK (state IN (''draft'', ''toQualify'', ''open'', ''inProgress'', ''waiting'', ''resolved'', ''closed''))',
            'CHECK (state = ''draft'' OR state = ''toQualify'' OR state = ''open'' OR state = ''inProgress''
                OR state = ''waiting'' OR state = ''resolved'' OR state = ''closed'')'),
            'CHECK (urgency IN (''normal'', ''urgent'', ''critical''))',
            'CHECK (urgency = ''normal'' OR urgency = ''urgent'' OR urgency = ''critical'')'),
            'CHECK (closureReason IN
                (''unblocked'', ''redirected'', ''answered'', ''withdrawn'', ''noAnswer'', ''inactive'', ''other''))',
            'CHECK (closureReason = ''unblocked'' OR closureReason = ''redirected''
                OR closureReason = ''answered'' OR closureReason = ''withdrawn'' OR closureReason = ''noAnswer''
                OR closureReason = ''inactive'' OR closureReason = ''other'')'),
            'CHECK (usefulness IN (''yes'', ''no'', ''unknown''))',
            'CHECK (usefulness = ''yes'' OR usefulness = ''no'' OR usefulness = ''unknown'')')
            WHERE type = 'table' AND name = 'ticket';
        UPDATE sqlite_schema SET sql = replace(replace(sql,
            'CHECK (type IN (''paper'', ''digital'', ''sms'', ''oral''))',
            'CHECK (type = ''paper'' OR type = ''digital'' OR type = ''sms'' OR type = ''oral'')'),
            'CHECK (state IN (''pending'', ''valid'', ''refused'', ''revoked''))',
            'CHECK (state = ''pending'' OR state = ''valid'' OR state = ''refused'' OR state = ''revoked'')')
            WHERE type = 'table' AND name = 'mandate';
        UPDATE sqlite_schema SET sql = replace(sql,
            'CHECK (kind IN (''firstAnswer'', ''nextAnswer'', ''resolution''))',
            'CHECK (kind = ''firstAnswer'' OR kind = ''nextAnswer'' OR kind = ''resolution'')')
            WHERE type = 'table' AND name = 'ticketClock';
        PRAGMA writable_schema = RESET;
        DROP INDEX ticketByState;
        CREATE INDEX ticketByUpdate ON ticket (updatedAt);
        ALTER TABLE ticketNotice RENAME TO ticketNoticeBefore;
        CREATE TABLE ticketNotice (
            number INTEGER PRIMARY KEY,
            ticket INTEGER NOT NULL,
            kind TEXT NOT NULL,
            step TEXT NOT NULL,
            author TEXT,
            at TEXT NOT NULL
        ) STRICT;
        INSERT INTO ticketNotice SELECT * FROM ticketNoticeBefore;
        DROP TABLE ticketNoticeBefore;
        """)

    /// When a ticket is due stands once beside it, no longer once for each of those who see it.
    ///
    /// Few mandates serve no ticket: those alone are looked for by their age.
    static let due = Migration(
        "tickets", "due",
        """
        ALTER TABLE ticket ADD COLUMN dueAt TEXT;
        UPDATE ticket SET dueAt = (SELECT min(dueAt) FROM ticketClock
            WHERE ticketClock.ticket = ticket.number AND metAt IS NULL AND pausedAt IS NULL)
            WHERE state <> 'draft' AND state <> 'closed';
        CREATE INDEX ticketByDue ON ticket (dueAt) WHERE dueAt IS NOT NULL;
        DROP INDEX ticketSightDue;
        DROP INDEX mandateByAge;
        CREATE INDEX mandateByAge ON mandate (createdAt) WHERE wipedAt IS NULL AND ticket IS NULL;
        """)

    /// An organisation's tickets of a departement are found without going through all of either; what was changed is gone through
    /// without looking at tickets.
    static let parts = Migration(
        "tickets", "parts",
        """
        INSERT INTO ticketPrincipal (name)
            SELECT DISTINCT p.name || '@' || s.departement
            FROM ticketPrincipal AS p JOIN ticketSight AS s ON s.principal = p.number
            WHERE p.name LIKE 'organisation:%' OR p.name LIKE 'by:%';
        INSERT INTO ticketSight (principal, state, ticket, departement, dueAt, urgency)
            SELECT part.number, s.state, s.ticket, s.departement, s.dueAt, s.urgency
            FROM ticketPrincipal AS p JOIN ticketSight AS s ON s.principal = p.number
                JOIN ticketPrincipal AS part ON part.name = p.name || '@' || s.departement
            WHERE p.name LIKE 'organisation:%' OR p.name LIKE 'by:%';
        UPDATE ticket SET audience = audience
                || coalesce((SELECT group_concat(' m' || part.number, '') FROM ticketPrincipal AS part
                    WHERE part.name IN (SELECT 'organisation:' || u.organisation || '@' || ticket.departement
                        FROM ticketUnit AS u WHERE u.ticket = ticket.number AND u.leftAt IS NULL)), '')
                || coalesce((SELECT ' m' || part.number FROM ticketPrincipal AS part
                    WHERE part.name = 'by:' || ticket.creatorOrganisation || '@' || ticket.departement), '')
            WHERE state <> 'draft';
        DROP INDEX ticketByUpdate;
        CREATE INDEX ticketByUpdate ON ticket (updatedAt, number, state);
        """)
}
