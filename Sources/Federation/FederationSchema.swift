import Database

/// What sign-ins at providers leave in the database while they last.
enum FederationSchema {
    static let migrations = [
        Migration(
            "federation", "sign-ins",
            """
            CREATE TABLE signInAttempt (
                digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
                provider TEXT NOT NULL,
                purpose TEXT NOT NULL CHECK (purpose IN ('signIn', 'link')),
                returnTo TEXT NOT NULL,
                codeChallenge TEXT NOT NULL,
                expiresAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX signInAttemptByAge ON signInAttempt (expiresAt);
            CREATE TABLE identityProposal (
                digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
                provider TEXT NOT NULL,
                subject TEXT NOT NULL,
                codeChallenge TEXT NOT NULL,
                expiresAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX identityProposalByAge ON identityProposal (expiresAt);
            CREATE TABLE providerSession (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                provider TEXT NOT NULL,
                idToken BLOB NOT NULL,
                expiresAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX providerSessionByAccount ON providerSession (account);
            CREATE INDEX providerSessionByAge ON providerSession (expiresAt);
            """)
    ]
}
