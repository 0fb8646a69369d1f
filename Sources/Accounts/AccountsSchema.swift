package import Database

/// The tables of accounts and access.
package enum AccountsSchema {
    /// Their steps, in order.
    package static let migrations = [
        Migration(
            "accounts", "accounts",
            """
            CREATE TABLE account (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                searchName TEXT NOT NULL,
                email TEXT UNIQUE,
                phone TEXT,
                jobTitle TEXT,
                language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
                state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'suspended', 'erased')),
                termsVersion TEXT,
                termsAcceptedAt TEXT,
                lastActivityAt TEXT,
                createdAt TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                CHECK (state <> 'erased' OR (email IS NULL AND phone IS NULL AND jobTitle IS NULL)),
                CHECK ((termsVersion IS NULL) = (termsAcceptedAt IS NULL))
            ) STRICT;
            CREATE INDEX accountBySearchName ON account (searchName);
            CREATE TABLE linkedIdentity (
                provider TEXT NOT NULL,
                subject TEXT NOT NULL,
                account TEXT NOT NULL REFERENCES account (id),
                createdAt TEXT NOT NULL,
                PRIMARY KEY (provider, subject)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX linkedIdentityByAccount ON linkedIdentity (account);
            """),
        Migration(
            "accounts", "memberships",
            """
            CREATE TABLE membership (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                role TEXT NOT NULL,
                organisation TEXT,
                unit TEXT,
                zones TEXT NOT NULL,
                function TEXT,
                createdAt TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                CHECK (unit IS NULL OR organisation IS NOT NULL)
            ) STRICT;
            CREATE UNIQUE INDEX membershipOnce
                ON membership (account, role, coalesce(organisation, ''), coalesce(unit, ''));
            CREATE INDEX membershipByPlace ON membership (organisation, unit);
            CREATE TABLE invitation (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                role TEXT NOT NULL,
                organisation TEXT,
                unit TEXT,
                zones TEXT NOT NULL,
                invitedBy TEXT NOT NULL,
                createdAt TEXT NOT NULL,
                expiresAt TEXT NOT NULL,
                acceptedAt TEXT,
                withdrawnAt TEXT,
                version INTEGER NOT NULL CHECK (version > 0),
                CHECK (unit IS NULL OR organisation IS NOT NULL),
                CHECK (acceptedAt IS NULL OR withdrawnAt IS NULL)
            ) STRICT;
            CREATE INDEX invitationByAccount ON invitation (account);
            CREATE INDEX invitationByPlace ON invitation (organisation, unit);
            CREATE TABLE absence (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                fromDay TEXT NOT NULL,
                toDay TEXT NOT NULL CHECK (toDay >= fromDay),
                substitute TEXT REFERENCES account (id) CHECK (substitute <> account),
                createdAt TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0)
            ) STRICT;
            CREATE INDEX absenceByAccount ON absence (account, toDay);
            """),
        Migration(
            "accounts", "sign-in",
            """
            CREATE TABLE signInRequest (
                id TEXT PRIMARY KEY,
                email TEXT NOT NULL,
                returnTo TEXT,
                codeChallenge TEXT,
                createdAt TEXT NOT NULL,
                CHECK ((returnTo IS NULL) = (codeChallenge IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE signInLink (
                digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
                account TEXT NOT NULL REFERENCES account (id),
                returnTo TEXT,
                codeChallenge TEXT,
                createdAt TEXT NOT NULL,
                expiresAt TEXT NOT NULL,
                CHECK ((returnTo IS NULL) = (codeChallenge IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX signInLinkByAccount ON signInLink (account, createdAt);
            CREATE INDEX signInLinkByAge ON signInLink (expiresAt);
            CREATE TABLE exchangeCode (
                digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
                account TEXT NOT NULL REFERENCES account (id),
                codeChallenge TEXT NOT NULL,
                method TEXT NOT NULL,
                context TEXT,
                expiresAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX exchangeCodeByAge ON exchangeCode (expiresAt);
            CREATE TABLE session (
                id TEXT PRIMARY KEY,
                digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
                account TEXT NOT NULL REFERENCES account (id),
                method TEXT NOT NULL,
                context TEXT,
                createdAt TEXT NOT NULL,
                expiresAt TEXT NOT NULL,
                lastUsedAt TEXT NOT NULL,
                secondFactorAt TEXT
            ) STRICT;
            CREATE INDEX sessionByAccount ON session (account);
            CREATE INDEX sessionByAge ON session (expiresAt);
            """),
        Migration(
            "accounts", "second-factors",
            """
            CREATE TABLE secondFactor (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                label TEXT NOT NULL,
                secret BLOB NOT NULL,
                isSealed INTEGER NOT NULL CHECK (isSealed IN (0, 1)),
                createdAt TEXT NOT NULL,
                confirmedAt TEXT,
                lastStep INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX secondFactorByAccount ON secondFactor (account);
            CREATE TABLE recoveryCode (
                account TEXT NOT NULL REFERENCES account (id),
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                PRIMARY KEY (account, digest)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE failedAttempt (
                account TEXT PRIMARY KEY,
                count INTEGER NOT NULL CHECK (count > 0),
                since TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """),
        Migration(
            "accounts", "api-keys",
            """
            CREATE TABLE apiKey (
                id TEXT PRIMARY KEY,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                name TEXT NOT NULL,
                organisation TEXT NOT NULL,
                scopes TEXT NOT NULL,
                zones TEXT NOT NULL,
                networks TEXT NOT NULL,
                isTest INTEGER NOT NULL CHECK (isTest IN (0, 1)),
                createdAt TEXT NOT NULL,
                expiresAt TEXT NOT NULL,
                lastUsedAt TEXT,
                revokedAt TEXT,
                version INTEGER NOT NULL CHECK (version > 0)
            ) STRICT;
            CREATE INDEX apiKeyByOrganisation ON apiKey (organisation, name);
            """),
        Migration(
            "accounts", "break-glass",
            """
            CREATE TABLE breakGlass (
                id TEXT PRIMARY KEY,
                requestedBy TEXT NOT NULL REFERENCES account (id),
                subject TEXT NOT NULL REFERENCES account (id),
                object TEXT,
                reason TEXT NOT NULL,
                createdAt TEXT NOT NULL,
                decidedBy TEXT REFERENCES account (id) CHECK (decidedBy <> requestedBy),
                decidedAt TEXT,
                state TEXT NOT NULL CHECK (state IN ('requested', 'approved', 'refused', 'closed')),
                expiresAt TEXT,
                version INTEGER NOT NULL CHECK (version > 0),
                CHECK ((decidedBy IS NULL) = (decidedAt IS NULL)),
                CHECK (state IN ('requested', 'refused') OR expiresAt IS NOT NULL)
            ) STRICT;
            CREATE INDEX breakGlassBySubject ON breakGlass (subject);
            CREATE INDEX breakGlassByRequester ON breakGlass (requestedBy);
            """),
        Migration(
            "accounts", "processing-limits",
            """
            CREATE TABLE processingLimit (
                account TEXT NOT NULL REFERENCES account (id),
                kind TEXT NOT NULL CHECK (kind IN ('restriction', 'objection')),
                since TEXT NOT NULL,
                PRIMARY KEY (account, kind)
            ) STRICT, WITHOUT ROWID;
            """),
    ]
}
