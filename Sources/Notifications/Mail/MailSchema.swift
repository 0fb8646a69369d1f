import Database

/// The tables of mail.
enum MailSchema {
    static let migrations = [
        Migration(
            "notifications", "letters",
            """
            CREATE TABLE letter (
                id TEXT PRIMARY KEY,
                digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
                kind TEXT NOT NULL,
                object TEXT NOT NULL,
                step TEXT NOT NULL,
                reader TEXT,
                address TEXT,
                name TEXT,
                language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
                link TEXT,
                unsubscribeToken TEXT UNIQUE,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'expired', 'unwanted')),
                isForDigest INTEGER NOT NULL CHECK (isForDigest IN (0, 1)),
                createdAt TEXT NOT NULL,
                dueAt TEXT NOT NULL,
                expiresAt TEXT,
                settledAt TEXT,
                attempts INTEGER NOT NULL CHECK (attempts >= 0),
                reason TEXT,
                CHECK ((state = 'waiting') = (settledAt IS NULL)),
                CHECK (state <> 'waiting' OR address IS NOT NULL AND name IS NOT NULL AND link IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX letterByDue ON letter (dueAt, id) WHERE state = 'waiting';
            CREATE INDEX letterBySettlement ON letter (settledAt) WHERE settledAt IS NOT NULL;
            CREATE INDEX letterByState ON letter (state, id);
            CREATE INDEX letterByReader ON letter (reader) WHERE reader IS NOT NULL;

            CREATE TABLE bounce (
                address TEXT PRIMARY KEY,
                status TEXT NOT NULL,
                at TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX bounceByAge ON bounce (at);

            CREATE TABLE mailPreference (
                reader TEXT PRIMARY KEY,
                version INTEGER NOT NULL CHECK (version > 0),
                standard TEXT NOT NULL CHECK (standard IN ('atOnce', 'dailyDigest', 'none')),
                quietFrom INTEGER CHECK (quietFrom BETWEEN 0 AND 1439),
                quietUntil INTEGER CHECK (quietUntil BETWEEN 0 AND 1439),
                CHECK ((quietFrom IS NULL) = (quietUntil IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE mailKindPreference (
                reader TEXT NOT NULL REFERENCES mailPreference (reader) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                choice TEXT NOT NULL CHECK (choice IN ('atOnce', 'dailyDigest', 'none')),
                PRIMARY KEY (reader, kind)
            ) STRICT, WITHOUT ROWID;
            """),
        // Unique by object first: the letters about one thing stand together, where digests alone would be anywhere. A
        // token names its letter. Addresses are searched when somebody wants to know, or to be forgotten.
        Migration(
            "notifications", "letters-by-object",
            """
            CREATE TABLE freshLetter (
                id TEXT PRIMARY KEY,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                kind TEXT NOT NULL,
                object TEXT NOT NULL,
                step TEXT NOT NULL,
                reader TEXT,
                address TEXT,
                name TEXT,
                language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
                link TEXT,
                unsubscribeToken TEXT,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'expired', 'unwanted')),
                isForDigest INTEGER NOT NULL CHECK (isForDigest IN (0, 1)),
                createdAt TEXT NOT NULL,
                dueAt TEXT NOT NULL,
                expiresAt TEXT,
                settledAt TEXT,
                attempts INTEGER NOT NULL CHECK (attempts >= 0),
                reason TEXT,
                UNIQUE (object, digest),
                CHECK ((state = 'waiting') = (settledAt IS NULL)),
                CHECK (state <> 'waiting' OR address IS NOT NULL AND name IS NOT NULL AND link IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO freshLetter SELECT id, digest, kind, object, step, reader, address, name, language, link,
                unsubscribeToken, state, isForDigest, createdAt, dueAt, expiresAt, settledAt, attempts, reason
            FROM letter;
            DROP TABLE letter;
            ALTER TABLE freshLetter RENAME TO letter;
            CREATE INDEX letterByDue ON letter (dueAt, id) WHERE state = 'waiting';
            CREATE INDEX letterBySettlement ON letter (settledAt) WHERE settledAt IS NOT NULL;
            CREATE INDEX letterByState ON letter (state, id);
            CREATE INDEX letterByAddress ON letter (address) WHERE address IS NOT NULL;
            CREATE INDEX letterByAccount ON letter (reader) WHERE substr(reader, 1, 8) = 'account:';
            """),
    ]
}
