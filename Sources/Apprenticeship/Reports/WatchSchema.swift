import Database

/// The tables of reports and alerts.
enum WatchSchema {
    static let migration = Migration(
        "apprenticeship", "reports-alerts",
        """
        CREATE TABLE offerReport (
            id TEXT PRIMARY KEY,
            offer TEXT NOT NULL REFERENCES offer (id),
            account TEXT NOT NULL,
            reason TEXT NOT NULL,
            detail TEXT,
            state TEXT NOT NULL CHECK (state IN ('open', 'founded', 'unfounded')),
            createdAt TEXT NOT NULL,
            UNIQUE (offer, account)
        ) STRICT;
        CREATE INDEX offerReportOpen ON offerReport (id) WHERE state = 'open';
        CREATE TABLE offerAlert (
            id TEXT PRIMARY KEY,
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly')),
            seenUntil TEXT NOT NULL,
            nextAt TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            createdAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX offerAlertByCandidate ON offerAlert (candidate, id);
        CREATE INDEX offerAlertDue ON offerAlert (nextAt);
        """)
}
