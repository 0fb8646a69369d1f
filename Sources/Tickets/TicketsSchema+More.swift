import Database

extension TicketsSchema {
    /// Usagers, mandates and clocks.
    static let more = Migration(
        "tickets", "usagers-mandates-clocks",
        """
        CREATE TABLE ticketUsager (
            ticket INTEGER PRIMARY KEY REFERENCES ticket (number) ON DELETE CASCADE,
            firstName TEXT NOT NULL,
            lastName TEXT NOT NULL,
            birthName TEXT,
            birthDate TEXT NOT NULL,
            phone TEXT,
            email TEXT,
            address TEXT
        ) STRICT;
        CREATE TABLE ticketIdentifier (
            id TEXT PRIMARY KEY,
            ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
            type TEXT NOT NULL CHECK (type IN ('nir', 'caf', 'taxNumber', 'file')),
            value BLOB NOT NULL,
            masked TEXT NOT NULL,
            UNIQUE (ticket, type)
        ) STRICT;
        CREATE TABLE mandate (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            type TEXT NOT NULL CHECK (type IN ('paper', 'digital', 'sms', 'oral')),
            state TEXT NOT NULL CHECK (state IN ('pending', 'valid', 'refused', 'revoked')),
            account TEXT NOT NULL,
            unit TEXT NOT NULL,
            organisation TEXT NOT NULL,
            firstName TEXT NOT NULL,
            lastName TEXT NOT NULL,
            birthDate TEXT NOT NULL,
            phone TEXT,
            email TEXT,
            scope TEXT NOT NULL,
            reason TEXT,
            proof TEXT,
            collectedAt TEXT,
            expiresAt TEXT,
            revokedAt TEXT,
            ticket INTEGER UNIQUE,
            linkDigest BLOB UNIQUE CHECK (length(linkDigest) = 32),
            wipedAt TEXT,
            createdAt TEXT NOT NULL,
            CHECK ((state IN ('valid', 'revoked')) = (collectedAt IS NOT NULL)),
            CHECK ((collectedAt IS NULL) = (expiresAt IS NULL)),
            CHECK ((state = 'revoked') = (revokedAt IS NOT NULL))
        ) STRICT;
        CREATE INDEX mandateByAccount ON mandate (account, id);
        CREATE INDEX mandateByPhone ON mandate (phone, state, id) WHERE phone IS NOT NULL;
        CREATE INDEX mandateByAge ON mandate (createdAt) WHERE wipedAt IS NULL;
        CREATE TABLE mandateSms (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            mandate TEXT NOT NULL REFERENCES mandate (id) ON DELETE CASCADE,
            isIncoming INTEGER NOT NULL CHECK (isIncoming IN (0, 1)),
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            providerId TEXT UNIQUE,
            sentAt TEXT,
            attempts INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX mandateSmsByMandate ON mandateSms (mandate);
        CREATE INDEX mandateSmsToSend ON mandateSms (number) WHERE isIncoming = 0 AND sentAt IS NULL;

        CREATE TABLE clockPolicy (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            kind TEXT NOT NULL CHECK (kind IN ('firstAnswer', 'nextAnswer', 'resolution')),
            organisation TEXT,
            urgency TEXT CHECK (urgency IN ('normal', 'urgent', 'critical')),
            departement TEXT,
            businessDays INTEGER NOT NULL CHECK (businessDays BETWEEN 1 AND 250)
        ) STRICT;
        CREATE UNIQUE INDEX clockPolicyOnce ON clockPolicy
            (kind, coalesce(organisation, ''), coalesce(urgency, ''), coalesce(departement, ''));
        CREATE TABLE ticketClock (
            ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('firstAnswer', 'nextAnswer', 'resolution')),
            businessDays INTEGER NOT NULL,
            startedAt TEXT NOT NULL,
            dueAt TEXT NOT NULL,
            usedSeconds INTEGER NOT NULL,
            pausedAt TEXT,
            metAt TEXT,
            warnedAt TEXT,
            breachedAt TEXT,
            nextAt TEXT,
            PRIMARY KEY (ticket, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ticketClockDue ON ticketClock (nextAt) WHERE nextAt IS NOT NULL;
        """)

    /// Known answers, categories, templates, incidents, discussions.
    static let knowledge = Migration(
        "tickets", "knowledge",
        """
        CREATE TABLE knownAnswer (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL CHECK (version > 0),
            state TEXT NOT NULL CHECK (state IN ('published', 'withdrawn')),
            title TEXT NOT NULL,
            organisation TEXT NOT NULL,
            keywords TEXT NOT NULL,
            steps TEXT NOT NULL,
            links TEXT NOT NULL,
            publishedBy TEXT NOT NULL,
            uses INTEGER NOT NULL DEFAULT 0,
            createdAt TEXT NOT NULL,
            updatedAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX knownAnswerByOrganisation ON knownAnswer (organisation, id);
        CREATE VIRTUAL TABLE knownAnswerText USING fts5 (words, tokenize = 'ascii');
        CREATE TABLE ticketCategory (
            code TEXT PRIMARY KEY,
            prefix TEXT NOT NULL,
            name TEXT NOT NULL,
            englishName TEXT NOT NULL,
            position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticketRule (
            category TEXT NOT NULL,
            organisation TEXT NOT NULL,
            departement TEXT NOT NULL,
            unit TEXT NOT NULL,
            PRIMARY KEY (category, organisation, departement)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticketOrganisation (
            organisation TEXT PRIMARY KEY,
            needsQualifying INTEGER NOT NULL CHECK (needsQualifying IN (0, 1)),
            allowsOralMandate INTEGER NOT NULL CHECK (allowsOralMandate IN (0, 1)),
            version INTEGER NOT NULL CHECK (version > 0)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE answerTemplate (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            organisation TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            createdAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX answerTemplateByOrganisation ON answerTemplate (organisation, id);
        CREATE TABLE ticketIncident (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            organisation TEXT NOT NULL,
            title TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'ended')),
            createdAt TEXT NOT NULL,
            endedAt TEXT,
            CHECK ((endedAt IS NOT NULL) = (state = 'ended'))
        ) STRICT;
        CREATE INDEX ticketIncidentByOrganisation ON ticketIncident (organisation, id);
        CREATE INDEX ticketByIncident ON ticket (incident, number) WHERE incident IS NOT NULL;
        CREATE TABLE discussion (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL CHECK (version > 0),
            title TEXT NOT NULL,
            departement TEXT NOT NULL,
            account TEXT,
            name TEXT,
            state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
            lastPost INTEGER NOT NULL,
            createdAt TEXT NOT NULL,
            activeAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX discussionByPlace ON discussion (departement, id);
        CREATE TABLE discussionPost (
            discussion TEXT NOT NULL REFERENCES discussion (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            account TEXT,
            name TEXT,
            text TEXT NOT NULL,
            createdAt TEXT NOT NULL,
            PRIMARY KEY (discussion, place)
        ) STRICT, WITHOUT ROWID;
        """)

    /// Which organisations take which identifiers.
    static let identifiers = Migration(
        "tickets", "identifier-rights",
        """
        CREATE TABLE identifierRight (
            organisation TEXT NOT NULL,
            type TEXT NOT NULL CHECK (type IN ('nir', 'caf', 'taxNumber', 'file')),
            mayEnter INTEGER NOT NULL CHECK (mayEnter IN (0, 1)),
            mayReveal INTEGER NOT NULL CHECK (mayReveal IN (0, 1)),
            PRIMARY KEY (organisation, type)
        ) STRICT, WITHOUT ROWID;
        """)
}
