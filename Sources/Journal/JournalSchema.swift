import Database

/// The tables of the journal.
enum JournalSchema {
    static let migrations = [
        Migration(
            "journal", "entries and segments",
            """
            CREATE TABLE journalEntry (
                number INTEGER PRIMARY KEY,
                at TEXT NOT NULL,
                code TEXT NOT NULL,
                objectType TEXT NOT NULL,
                object TEXT NOT NULL,
                version INTEGER,
                authorKind TEXT NOT NULL CHECK (authorKind IN ('anonymous', 'owner', 'service', 'account', 'key')),
                author TEXT,
                request TEXT,
                details TEXT,
                salt BLOB CHECK (length(salt) = 16),
                payloadDigest BLOB NOT NULL CHECK (length(payloadDigest) = 32),
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                CHECK (salt IS NOT NULL OR author IS NULL AND request IS NULL AND details IS NULL)
            ) STRICT;
            CREATE INDEX journalEntryByObject ON journalEntry (objectType, object, number);
            CREATE INDEX journalEntryByAuthor ON journalEntry (authorKind, author, number) WHERE author IS NOT NULL;

            CREATE TABLE journalSegment (
                number INTEGER PRIMARY KEY,
                firstEntry INTEGER NOT NULL CHECK (firstEntry > 0),
                lastEntry INTEGER NOT NULL CHECK (lastEntry >= firstEntry),
                sealedAt TEXT NOT NULL,
                previous BLOB NOT NULL CHECK (length(previous) = 32),
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                key INTEGER,
                code BLOB CHECK (length(code) = 32),
                CHECK ((key IS NULL) = (code IS NULL))
            ) STRICT;

            CREATE TABLE journalHead (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                lastEntry INTEGER NOT NULL,
                lastSegment INTEGER NOT NULL,
                anchor INTEGER NOT NULL
            ) STRICT;
            INSERT INTO journalHead (id, lastEntry, lastSegment, anchor) VALUES (1, 0, 0, 0);
            """),
        // No part of what is sealed: it says who is told of an entry, not what happened.
        Migration(
            "journal", "audiences",
            """
            CREATE TABLE journalAudience (
                organisation TEXT NOT NULL,
                number INTEGER NOT NULL,
                unit TEXT NOT NULL,
                PRIMARY KEY (organisation, number, unit)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX journalAudienceByEntry ON journalAudience (number);
            """),
        // Each value apart: for a list of three the engine makes a table in memory at each statement. What is checked stays
        // the same, so that the text alone is changed (sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema
        // Changes").
        Migration(
            "journal", "checks",
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql,
                'CHECK (authorKind IN (''anonymous'', ''owner'', ''service'', ''account'', ''key''))',
                'CHECK (authorKind = ''anonymous'' OR authorKind = ''owner'' OR authorKind = ''service''
                    OR authorKind = ''account'' OR authorKind = ''key'')')
                WHERE type = 'table' AND name = 'journalEntry';
            PRAGMA writable_schema = RESET;
            """),
    ]
}
