import Database

/// The tables of this module: no name, no address, no text of a person who was erased.
enum PrivacySchema {
    static let migrations = [
        Migration(
            "privacy", "erasures, requests and breaches",
            """
            CREATE TABLE erasure (
                id TEXT PRIMARY KEY,
                subject BLOB NOT NULL CHECK (length(subject) = 32),
                origin TEXT NOT NULL CHECK (origin IN ('request', 'owner', 'ledger')),
                counts TEXT NOT NULL,
                erasedAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE erasureLedger (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                applied INTEGER NOT NULL CHECK (applied >= 0)
            ) STRICT;
            INSERT INTO erasureLedger (id, applied) VALUES (1, 0);
            CREATE TABLE privacyRequest (
                id TEXT PRIMARY KEY,
                version INTEGER NOT NULL CHECK (version > 0),
                kind TEXT NOT NULL CHECK (kind IN ('rectification', 'restriction', 'objection', 'erasure')),
                account TEXT,
                message TEXT,
                state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused')),
                exception TEXT,
                reason TEXT,
                createdAt TEXT NOT NULL,
                dueAt TEXT NOT NULL,
                decidedAt TEXT,
                CHECK ((decidedAt IS NULL) = (state = 'open')),
                CHECK ((state = 'refused') = (exception IS NOT NULL)),
                CHECK ((state = 'refused') >= (reason IS NOT NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX privacyRequestByAccount ON privacyRequest (account, id) WHERE account IS NOT NULL;
            CREATE TABLE breach (
                id TEXT PRIMARY KEY,
                version INTEGER NOT NULL CHECK (version > 0),
                description TEXT NOT NULL,
                beganAt TEXT NOT NULL,
                endedAt TEXT NOT NULL CHECK (endedAt >= beganAt),
                author TEXT,
                discoveredAt TEXT NOT NULL,
                dueAt TEXT NOT NULL,
                notifiedAt TEXT,
                reason TEXT
            ) STRICT, WITHOUT ROWID;
            """),
        Migration(
            "privacy", "lifting, retention and visas",
            """
            ALTER TABLE privacyRequest ADD COLUMN liftedAt TEXT;
            CREATE TABLE archiveVisa (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                reference TEXT NOT NULL,
                archivist TEXT NOT NULL,
                givenOn TEXT NOT NULL,
                recordedAt TEXT NOT NULL,
                usedAt TEXT,
                eliminated INTEGER,
                CHECK ((usedAt IS NULL) = (eliminated IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE retentionRun (
                id TEXT PRIMARY KEY,
                mode TEXT NOT NULL CHECK (mode IN ('dry-run', 'apply')),
                at TEXT NOT NULL,
                counts TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """),
        Migration(
            "privacy", "partners",
            """
            CREATE TABLE partnerErasure (
                id TEXT PRIMARY KEY,
                organisation TEXT NOT NULL,
                origin TEXT NOT NULL CHECK (origin IN ('owner', 'ledger')),
                manifest TEXT,
                persons INTEGER NOT NULL CHECK (persons >= 0),
                counts TEXT NOT NULL,
                erasedAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """),
        Migration(
            "privacy", "requests by address",
            """
            ALTER TABLE privacyRequest ADD COLUMN email TEXT CHECK (email IS NULL OR account IS NULL);
            CREATE INDEX privacyRequestByEmail ON privacyRequest (email, id) WHERE email IS NOT NULL;
            """),
    ]
}
