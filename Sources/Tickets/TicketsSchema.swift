import Database

/// The tables of tickets.
///
/// A ticket has a number, given in order: messages, search rows and lists are kept by it, so that pages are stretches of an
/// index. Nobody outside sees it.
enum TicketsSchema {
    static let migrations = [
        tickets, sight, people, TicketsSchema.more, TicketsSchema.knowledge, TicketsSchema.identifiers,
        TicketsSchema.overview, TicketsSchema.waiting, TicketsSchema.checks, TicketsSchema.due,
        TicketsSchema.parts,
    ]

    private static let tickets = Migration(
        "tickets", "tickets",
        """
        CREATE TABLE ticketSeries (
            prefix TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (prefix, year)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticket (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            reference TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL CHECK (version > 0),
            state TEXT NOT NULL
                CHECK (state IN ('draft', 'toQualify', 'open', 'inProgress', 'waiting', 'resolved', 'closed')),
            subject TEXT NOT NULL,
            category TEXT NOT NULL,
            urgency TEXT NOT NULL CHECK (urgency IN ('normal', 'urgent', 'critical')),
            urgencyReason TEXT,
            urgencyDueOn TEXT,
            commune TEXT NOT NULL,
            departement TEXT NOT NULL,
            creator TEXT NOT NULL,
            creatorName TEXT NOT NULL,
            creatorUnit TEXT NOT NULL,
            creatorOrganisation TEXT NOT NULL,
            openedByKeyOf TEXT,
            mandate TEXT,
            usagerDigest BLOB CHECK (length(usagerDigest) = 32),
            assignee TEXT,
            assigneeName TEXT,
            waitingReason TEXT,
            waitingUntil TEXT,
            isRelevant INTEGER NOT NULL DEFAULT 1 CHECK (isRelevant IN (0, 1)),
            knownAnswer TEXT,
            closureReason TEXT CHECK (closureReason IN
                ('unblocked', 'redirected', 'answered', 'withdrawn', 'noAnswer', 'inactive', 'other')),
            usefulness TEXT CHECK (usefulness IN ('yes', 'no', 'unknown')),
            closureComment TEXT,
            follows TEXT,
            incident TEXT,
            lastPlace INTEGER NOT NULL,
            lastOpenPlace INTEGER NOT NULL,
            audience TEXT NOT NULL,
            createdAt TEXT NOT NULL,
            updatedAt TEXT NOT NULL,
            activeAt TEXT NOT NULL,
            openedAt TEXT,
            firstAnsweredAt TEXT,
            lastAnsweredAt TEXT,
            resolvedAt TEXT,
            closedAt TEXT,
            remindedAt TEXT,
            moderatedAt TEXT,
            anonymisedAt TEXT,
            CHECK ((closedAt IS NOT NULL) = (state = 'closed')),
            CHECK ((closureReason IS NOT NULL) = (state = 'closed')),
            CHECK ((waitingReason IS NOT NULL) = (state = 'waiting')),
            CHECK ((openedAt IS NULL) OR state <> 'draft'),
            CHECK (anonymisedAt IS NULL OR state = 'closed')
        ) STRICT;
        CREATE INDEX ticketByState ON ticket (state, number);
        CREATE INDEX ticketByUsager ON ticket (usagerDigest, number) WHERE usagerDigest IS NOT NULL;
        CREATE INDEX ticketByActivity ON ticket (activeAt) WHERE state NOT IN ('closed');
        CREATE INDEX ticketUnanswered ON ticket (openedAt)
            WHERE firstAnsweredAt IS NULL AND moderatedAt IS NULL AND openedAt IS NOT NULL AND closedAt IS NULL;
        CREATE INDEX ticketByResolution ON ticket (resolvedAt) WHERE resolvedAt IS NOT NULL AND closedAt IS NULL;
        CREATE INDEX ticketByClosing ON ticket (closedAt) WHERE closedAt IS NOT NULL;

        CREATE TABLE ticketUnit (
            ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
            unit TEXT NOT NULL,
            organisation TEXT NOT NULL,
            name TEXT NOT NULL,
            since TEXT NOT NULL,
            leftAt TEXT,
            PRIMARY KEY (ticket, unit)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ticketMessage (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            openPlace INTEGER,
            type TEXT NOT NULL,
            author TEXT,
            authorName TEXT,
            isByAgent INTEGER NOT NULL CHECK (isByAgent IN (0, 1)),
            text TEXT NOT NULL,
            repliesTo INTEGER,
            createdAt TEXT NOT NULL,
            correctedAt TEXT
        ) STRICT;
        CREATE TABLE ticketMessageVersion (
            message INTEGER NOT NULL,
            until TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (message, until)
        ) STRICT, WITHOUT ROWID;
        """)

    /// Who may see which ticket, as one index that every list walks, and the words that they may search.
    private static let sight = Migration(
        "tickets", "sight",
        """
        CREATE TABLE ticketPrincipal (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE ticketSight (
            principal INTEGER NOT NULL,
            state INTEGER NOT NULL,
            ticket INTEGER NOT NULL,
            departement TEXT NOT NULL,
            dueAt INTEGER,
            PRIMARY KEY (principal, state, ticket)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ticketSightDue ON ticketSight (principal, dueAt, ticket, departement) WHERE dueAt IS NOT NULL;
        CREATE VIRTUAL TABLE ticketText USING fts5 (
            words, notes, readers, content = '', detail = column, columnsize = 0, tokenize = 'ascii'
        );
        CREATE TABLE ticketTextWipe (id INTEGER PRIMARY KEY CHECK (id = 1), since TEXT NOT NULL) STRICT;
        """)

    private static let people = Migration(
        "tickets", "people",
        """
        CREATE TABLE ticketParticipant (
            ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
            account TEXT NOT NULL,
            name TEXT NOT NULL,
            part TEXT NOT NULL CHECK (part IN ('aidant', 'agent', 'moderator')),
            isHidden INTEGER NOT NULL CHECK (isHidden IN (0, 1)),
            invitedBy TEXT,
            since TEXT NOT NULL,
            PRIMARY KEY (ticket, account)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ticketParticipantByAccount ON ticketParticipant (account, ticket);
        CREATE TABLE ticketReading (
            ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
            account TEXT NOT NULL,
            name TEXT NOT NULL,
            isAgentSide INTEGER NOT NULL CHECK (isAgentSide IN (0, 1)),
            place INTEGER NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (ticket, account)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticketNotice (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            ticket INTEGER NOT NULL,
            kind TEXT NOT NULL,
            step TEXT NOT NULL,
            author TEXT,
            at TEXT NOT NULL
        ) STRICT;
        """)
}
