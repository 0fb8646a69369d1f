-- Written by `make schema` from the migrations; do not edit.

CREATE TABLE idempotencyRecord (
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    status INTEGER NOT NULL CHECK (status BETWEEN 200 AND 299),
    type TEXT NOT NULL,
    location TEXT,
    version INTEGER,
    body BLOB NOT NULL,
    createdAt TEXT NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT;

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

CREATE TABLE journalHead (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    lastEntry INTEGER NOT NULL,
    lastSegment INTEGER NOT NULL,
    anchor INTEGER NOT NULL
) STRICT;

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

CREATE TABLE migration (
    position INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    appliedAt TEXT NOT NULL,
    UNIQUE (owner, name)
) STRICT;

CREATE TABLE opinion (
    id TEXT PRIMARY KEY,
    useful INTEGER CHECK (useful IN (0, 1)),
    score INTEGER CHECK (score BETWEEN 1 AND 5),
    comment TEXT CHECK (length(comment) BETWEEN 1 AND 2000),
    createdAt TEXT NOT NULL,
    CHECK (useful IS NOT NULL OR score IS NOT NULL OR comment IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotencyRecordByAge ON idempotencyRecord (createdAt);

CREATE INDEX journalEntryByAuthor ON journalEntry (authorKind, author, number) WHERE author IS NOT NULL;

CREATE INDEX journalEntryByObject ON journalEntry (objectType, object, number);
