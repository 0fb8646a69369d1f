import Database

/// The tables of applications.
enum ApplicationSchema {
    static let migration = Migration(
        "apprenticeship", "applications",
        """
        CREATE TABLE application (
            id TEXT PRIMARY KEY,
            offer TEXT NOT NULL REFERENCES offer (id),
            employer TEXT NOT NULL REFERENCES employer (id),
            candidate TEXT REFERENCES candidate (id) ON DELETE SET NULL,
            account TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('sent', 'read', 'interviewProposed', 'interviewDone', 'proposed',
                'accepted', 'declined', 'refused', 'withdrawn', 'lapsed')),
            stateBefore TEXT,
            version INTEGER NOT NULL CHECK (version > 0),
            message TEXT,
            answers TEXT NOT NULL,
            sharesAccommodation INTEGER NOT NULL CHECK (sharesAccommodation IN (0, 1)),
            refusal TEXT,
            interviewAt TEXT,
            interviewAcceptedAt TEXT,
            createdAt TEXT NOT NULL,
            answeredAt TEXT,
            changedAt TEXT NOT NULL,
            reminded INTEGER NOT NULL DEFAULT 0,
            isTold INTEGER NOT NULL DEFAULT 1 CHECK (isTold IN (0, 1)),
            CHECK ((state = 'refused') OR stateBefore IS NULL)
        ) STRICT;
        CREATE INDEX applicationByOffer ON application (offer, id);
        CREATE INDEX applicationByEmployer ON application (employer, id);
        CREATE INDEX applicationByCandidate ON application (candidate, id) WHERE candidate IS NOT NULL;
        CREATE INDEX applicationByAccount ON application (account, createdAt);
        CREATE INDEX applicationOpen ON application (changedAt)
            WHERE state IN ('sent', 'read', 'interviewProposed', 'interviewDone', 'proposed');
        CREATE INDEX applicationUnread ON application (createdAt) WHERE state = 'sent';
        CREATE INDEX applicationUntold ON application (changedAt) WHERE isTold = 0;
        CREATE INDEX applicationByAge ON application (createdAt);
        CREATE TABLE applicationMessage (
            id TEXT PRIMARY KEY,
            application TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
            author TEXT NOT NULL CHECK (author IN ('candidate', 'employer')),
            text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
            createdAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX applicationMessageByThread ON applicationMessage (application, id);
        CREATE TABLE offerInvitation (
            id TEXT PRIMARY KEY,
            offer TEXT NOT NULL REFERENCES offer (id),
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            message TEXT,
            createdAt TEXT NOT NULL,
            UNIQUE (offer, candidate)
        ) STRICT;
        CREATE INDEX offerInvitationByCandidate ON offerInvitation (candidate, id);
        """)
}
