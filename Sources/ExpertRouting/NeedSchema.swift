import Database

/// The tables of needs.
enum NeedSchema {
    static let migrations = [
        Migration(
            "expertRouting", "needs",
            """
            CREATE TABLE need (
                id TEXT PRIMARY KEY,
                channel TEXT NOT NULL CHECK (channel IN ('form', 'iframe', 'api', 'adviser')),
                subject TEXT NOT NULL,
                siret TEXT CHECK (length(siret) = 14),
                companyName TEXT,
                commune TEXT,
                departement TEXT,
                region TEXT,
                company TEXT NOT NULL,
                answers TEXT NOT NULL,
                contactName TEXT,
                contactEmail TEXT,
                contactPhone TEXT,
                description TEXT,
                language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
                origin TEXT NOT NULL,
                landing TEXT,
                openedBy TEXT,
                partner TEXT,
                createdAt TEXT NOT NULL,
                duplicateOf TEXT REFERENCES need (id),
                trackingKey BLOB NOT NULL,
                state TEXT NOT NULL
                    CHECK (state IN ('received', 'review', 'routed', 'closed', 'withdrawn', 'abandoned')),
                outcome TEXT NOT NULL,
                openMatches INTEGER NOT NULL CHECK (openMatches >= 0),
                queue TEXT,
                reason TEXT,
                routedAt TEXT,
                takenAt TEXT,
                helpedAt TEXT,
                closedAt TEXT,
                cycle INTEGER NOT NULL CHECK (cycle > 0),
                nextStepAt TEXT,
                isRequalified INTEGER NOT NULL CHECK (isRequalified IN (0, 1)),
                version INTEGER NOT NULL CHECK (version > 0),
                CHECK ((contactName IS NULL) = (contactEmail IS NULL)),
                CHECK (state <> 'review' OR queue IS NOT NULL AND reason IS NOT NULL)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX needBySiret ON need (siret, subject, createdAt) WHERE siret IS NOT NULL;
            CREATE INDEX needByEmail ON need (contactEmail, subject, createdAt) WHERE contactEmail IS NOT NULL;
            CREATE INDEX needByState ON need (state, id);
            CREATE INDEX needByQueue ON need (queue, id) WHERE queue IS NOT NULL;
            CREATE INDEX needByOpener ON need (openedBy, id) WHERE openedBy IS NOT NULL;
            CREATE INDEX needByPartner ON need (partner, id) WHERE partner IS NOT NULL;
            CREATE INDEX needByStep ON need (nextStepAt) WHERE nextStepAt IS NOT NULL;
            CREATE INDEX needByAge ON need (createdAt);

            CREATE TABLE needMatch (
                id TEXT PRIMARY KEY,
                need TEXT NOT NULL REFERENCES need (id),
                expert TEXT NOT NULL,
                expertise TEXT,
                unit TEXT NOT NULL,
                organisation TEXT NOT NULL,
                substituteFor TEXT,
                isRequired INTEGER NOT NULL CHECK (isRequired IN (0, 1)),
                zone TEXT,
                reason TEXT NOT NULL,
                origin TEXT NOT NULL CHECK (origin IN ('routing', 'added', 'transfer')),
                createdAt TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('pending', 'takenInCharge', 'notForMe', 'helped',
                    'noHelpAvailable', 'unreachable', 'removed')),
                takenAt TEXT,
                closedAt TEXT,
                version INTEGER NOT NULL CHECK (version > 0),
                UNIQUE (need, expert)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX needMatchByExpert ON needMatch (expert, need);
            CREATE INDEX needMatchByUnit ON needMatch (unit, need);
            CREATE INDEX needMatchByOrganisation ON needMatch (organisation, need);
            CREATE INDEX needMatchOpen ON needMatch (expert) WHERE status IN ('pending', 'takenInCharge');
            CREATE INDEX needMatchLast ON needMatch (expert, createdAt);

            CREATE TABLE needComment (
                id TEXT PRIMARY KEY,
                need TEXT NOT NULL REFERENCES need (id),
                author TEXT,
                voice TEXT NOT NULL CHECK (voice IN ('expert', 'team', 'company')),
                audience TEXT NOT NULL CHECK (audience IN ('experts', 'team')),
                text TEXT NOT NULL,
                createdAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX needCommentByNeed ON needComment (need, id);
            CREATE INDEX needCommentByAuthor ON needComment (author) WHERE author IS NOT NULL;

            CREATE TABLE needStep (
                need TEXT NOT NULL REFERENCES need (id),
                cycle INTEGER NOT NULL,
                step TEXT NOT NULL,
                doneAt TEXT NOT NULL,
                PRIMARY KEY (need, cycle, step)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE needSatisfaction (
                need TEXT PRIMARY KEY REFERENCES need (id),
                contacted INTEGER NOT NULL CHECK (contacted IN (0, 1)),
                useful INTEGER CHECK (useful IN (0, 1)),
                outcome TEXT,
                comment TEXT,
                createdAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE landing (
                slug TEXT PRIMARY KEY,
                organisation TEXT NOT NULL REFERENCES organisation (slug),
                draft TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX landingByOrganisation ON landing (organisation);
            """),
        // A need writes a match for each expert, and each index whose order is not that of time costs a page of the file
        // for each match: one, which holds all that lists and loads ask, stands for five.
        Migration(
            "expertRouting", "matches-by-place",
            """
            CREATE TABLE freshMatch (
                id TEXT NOT NULL UNIQUE,
                need TEXT NOT NULL REFERENCES need (id),
                expert TEXT NOT NULL,
                expertise TEXT,
                unit TEXT NOT NULL,
                organisation TEXT NOT NULL,
                substituteFor TEXT,
                isRequired INTEGER NOT NULL CHECK (isRequired IN (0, 1)),
                zone TEXT,
                reason TEXT NOT NULL,
                origin TEXT NOT NULL CHECK (origin IN ('routing', 'added', 'transfer')),
                createdAt TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('pending', 'takenInCharge', 'notForMe', 'helped',
                    'noHelpAvailable', 'unreachable', 'removed')),
                takenAt TEXT,
                closedAt TEXT,
                version INTEGER NOT NULL CHECK (version > 0),
                PRIMARY KEY (need, expert)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO freshMatch SELECT id, need, expert, expertise, unit, organisation, substituteFor, isRequired, zone,
                reason, origin, createdAt, status, takenAt, closedAt, version FROM needMatch;
            DROP TABLE needMatch;
            ALTER TABLE freshMatch RENAME TO needMatch;
            CREATE INDEX needMatchByPlace ON needMatch (organisation, unit, expert, status, createdAt, need);
            """),
    ]
}
