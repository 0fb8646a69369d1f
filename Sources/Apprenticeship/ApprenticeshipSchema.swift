import Database

/// The tables of apprenticeship. What is searched or matched has its column; the rest of a document is JSON beside it.
enum ApprenticeshipSchema {
    static let migrations = [
        Migration(
            "apprenticeship", "employers-offers-candidates",
            """
            CREATE TABLE employer (
                id TEXT PRIMARY KEY,
                siret TEXT NOT NULL UNIQUE CHECK (length(siret) = 14),
                name TEXT NOT NULL,
                naf TEXT,
                commune TEXT,
                verification TEXT NOT NULL CHECK (verification IN ('pending', 'auto', 'manual', 'refused')),
                isOpen INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
                answered INTEGER NOT NULL DEFAULT 0 CHECK (answered >= 0),
                received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0),
                version INTEGER NOT NULL CHECK (version > 0),
                createdAt TEXT NOT NULL,
                details TEXT NOT NULL
            ) STRICT;
            CREATE INDEX employerWaiting ON employer (verification, id) WHERE verification = 'pending';
            CREATE TABLE employerUser (
                account TEXT NOT NULL,
                employer TEXT NOT NULL REFERENCES employer (id),
                emailDomain TEXT,
                PRIMARY KEY (account, employer)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX employerUserByEmployer ON employerUser (employer, account);
            CREATE TABLE offer (
                id TEXT PRIMARY KEY,
                employer TEXT NOT NULL REFERENCES employer (id),
                state TEXT NOT NULL CHECK (state IN
                    ('draft', 'pending', 'active', 'filled', 'cancelled', 'expired', 'suspended')),
                reason TEXT,
                version INTEGER NOT NULL CHECK (version > 0),
                cell INTEGER NOT NULL,
                latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
                trade TEXT,
                romes TEXT NOT NULL,
                targetLevel INTEGER CHECK (targetLevel BETWEEN 3 AND 7),
                entryLevel INTEGER CHECK (entryLevel BETWEEN 2 AND 7),
                startDay INTEGER NOT NULL,
                months INTEGER NOT NULL CHECK (months BETWEEN 6 AND 48),
                rhythm TEXT CHECK (rhythm IN ('day', 'week', 'month')),
                flags INTEGER NOT NULL,
                licences TEXT NOT NULL,
                applications INTEGER NOT NULL DEFAULT 0 CHECK (applications >= 0),
                posts INTEGER NOT NULL CHECK (posts BETWEEN 1 AND 50),
                taken INTEGER NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND posts),
                departement TEXT NOT NULL,
                createdAt TEXT NOT NULL,
                publishedAt TEXT,
                expiresOn TEXT,
                partner TEXT,
                externalId TEXT,
                quality INTEGER,
                folded TEXT NOT NULL,
                contact TEXT NOT NULL,
                details TEXT NOT NULL,
                UNIQUE (partner, externalId),
                CHECK ((state IN ('active', 'expired')) <= (publishedAt IS NOT NULL AND expiresOn IS NOT NULL))
            ) STRICT;
            CREATE INDEX offerByCell ON offer (cell) WHERE state = 'active';
            CREATE INDEX offerByPublication ON offer (publishedAt DESC, id) WHERE state = 'active';
            CREATE INDEX offerByApplications ON offer (applications, id) WHERE state = 'active';
            CREATE INDEX offerByStart ON offer (startDay, id) WHERE state = 'active';
            CREATE INDEX offerHoused ON offer (trade) WHERE state = 'active' AND (flags & 2) <> 0;
            CREATE INDEX offerByTrade ON offer (trade, publishedAt DESC, id) WHERE state = 'active';
            CREATE INDEX offerByEmployer ON offer (employer, id);
            CREATE INDEX offerByExpiry ON offer (expiresOn, id) WHERE state = 'active';
            CREATE TABLE offerWord (
                word TEXT NOT NULL,
                offer TEXT NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
                PRIMARY KEY (word, offer)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX offerWordByOffer ON offerWord (offer);
            CREATE TABLE offerChange (
                offer TEXT NOT NULL REFERENCES offer (id),
                number INTEGER NOT NULL,
                state TEXT NOT NULL,
                reason TEXT,
                at TEXT NOT NULL,
                PRIMARY KEY (offer, number)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE candidate (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL UNIQUE,
                state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'placed')),
                visibility TEXT NOT NULL CHECK (visibility IN ('private', 'anonymous', 'verifiedEmployers')),
                version INTEGER NOT NULL CHECK (version > 0),
                cell INTEGER NOT NULL,
                latitude REAL NOT NULL,
                longitude REAL NOT NULL,
                radius INTEGER NOT NULL CHECK (radius IN (5, 10, 20, 30, 50, 100, 200)),
                birthDate TEXT NOT NULL,
                exceptionUntil TEXT,
                wishes TEXT NOT NULL,
                soughtLevel INTEGER CHECK (soughtLevel BETWEEN 3 AND 7),
                currentLevel INTEGER NOT NULL CHECK (currentLevel BETWEEN 2 AND 7),
                fromDay INTEGER NOT NULL,
                untilDay INTEGER NOT NULL CHECK (untilDay >= fromDay),
                months INTEGER,
                rhythms INTEGER NOT NULL,
                flags INTEGER NOT NULL,
                licences TEXT NOT NULL,
                courses TEXT NOT NULL,
                experiences TEXT NOT NULL,
                departement TEXT NOT NULL,
                representativeEmail TEXT,
                consentAt TEXT,
                createdAt TEXT NOT NULL,
                lastActiveAt TEXT NOT NULL,
                details TEXT NOT NULL
            ) STRICT;
            CREATE INDEX candidateByCell ON candidate (radius, cell)
                WHERE state = 'active' AND visibility <> 'private';
            CREATE INDEX candidateMobile ON candidate (id)
                WHERE state = 'active' AND visibility <> 'private' AND (flags & 1) <> 0;
            CREATE INDEX candidateByRepresentative ON candidate (representativeEmail)
                WHERE representativeEmail IS NOT NULL;
            CREATE INDEX candidateByActivity ON candidate (lastActiveAt);
            CREATE TABLE candidateAccommodation (
                candidate TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
                content BLOB NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0)
            ) STRICT;
            CREATE TABLE matchBlock (
                candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
                employer TEXT NOT NULL REFERENCES employer (id),
                PRIMARY KEY (candidate, employer)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE training (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                rome TEXT NOT NULL,
                level INTEGER NOT NULL,
                cell INTEGER NOT NULL,
                latitude REAL NOT NULL,
                longitude REAL NOT NULL,
                organisation TEXT,
                version INTEGER NOT NULL,
                details TEXT NOT NULL
            ) STRICT;
            CREATE INDEX trainingByRome ON training (rome, cell);
            CREATE INDEX trainingByOrganisation ON training (organisation, id) WHERE organisation IS NOT NULL;
            CREATE TABLE trainingSession (
                training TEXT NOT NULL REFERENCES training (id) ON DELETE CASCADE,
                starts TEXT NOT NULL,
                ends TEXT NOT NULL CHECK (ends > starts),
                places INTEGER NOT NULL CHECK (places >= 0),
                PRIMARY KEY (training, starts)
            ) STRICT, WITHOUT ROWID;
            """),
        ApplicationSchema.migration, JobDatingSchema.migration, WatchSchema.migration, DelegationSchema.migration,
        SpeedSchema.migration, WishSchema.migration, MandateSchema.migration,
    ]
}
