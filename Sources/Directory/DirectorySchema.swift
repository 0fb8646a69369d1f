import Database

/// The tables of the directory.
///
/// What changes with time is in a table of periods: the one that holds an instant has `validFrom <= instant` and
/// `validTo > instant`; a period without end goes to the end of the calendar.
enum DirectorySchema {
    static let migrations = [
        Migration(
            "directory", "organisations-and-units",
            """
            CREATE TABLE organisation (
                slug TEXT PRIMARY KEY,
                version INTEGER NOT NULL CHECK (version > 0),
                createdAt TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE organisationPeriod (
                organisation TEXT NOT NULL REFERENCES organisation (slug),
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL CHECK (validTo > validFrom),
                name TEXT NOT NULL,
                folded TEXT NOT NULL,
                acronym TEXT,
                siren TEXT,
                categories TEXT NOT NULL,
                reach TEXT NOT NULL CHECK (reach IN ('national', 'territorial')),
                website TEXT,
                logo TEXT,
                publicNote TEXT,
                emailDomains TEXT NOT NULL,
                PRIMARY KEY (organisation, validFrom)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE unit (
                id TEXT PRIMARY KEY,
                organisation TEXT NOT NULL REFERENCES organisation (slug),
                externalId TEXT,
                matricule INTEGER UNIQUE CHECK (matricule > 0),
                version INTEGER NOT NULL CHECK (version > 0),
                verifiedAt TEXT NOT NULL,
                createdAt TEXT NOT NULL,
                UNIQUE (organisation, externalId)
            ) STRICT;

            CREATE TABLE unitPeriod (
                unit TEXT NOT NULL REFERENCES unit (id),
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL CHECK (validTo > validFrom),
                name TEXT NOT NULL,
                folded TEXT NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('local', 'regional', 'national')),
                parent TEXT REFERENCES unit (id),
                zones TEXT NOT NULL,
                mailbox TEXT,
                publicEmail TEXT,
                phone TEXT,
                website TEXT,
                street TEXT,
                postalCode TEXT,
                commune TEXT,
                latitude REAL CHECK (latitude BETWEEN -90 AND 90),
                longitude REAL CHECK (longitude BETWEEN -180 AND 180),
                placeLatitude REAL,
                placeLongitude REAL,
                openingHours TEXT NOT NULL,
                network TEXT NOT NULL CHECK (network IN ('general', 'franceServices')),
                state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
                publicNote TEXT,
                PRIMARY KEY (unit, validFrom),
                CHECK ((latitude IS NULL) = (longitude IS NULL)),
                CHECK ((street IS NULL OR commune IS NOT NULL) AND (postalCode IS NULL) = (commune IS NULL))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX unitPeriodByParent ON unitPeriod (parent, validTo) WHERE parent IS NOT NULL;
            CREATE INDEX unitPeriodByPlace ON unitPeriod (placeLatitude, placeLongitude, validFrom, validTo)
                WHERE placeLatitude IS NOT NULL;

            CREATE TABLE unitZone (
                zone TEXT NOT NULL,
                organisation TEXT NOT NULL,
                unit TEXT NOT NULL,
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL,
                PRIMARY KEY (zone, organisation, unit, validFrom),
                FOREIGN KEY (unit, validFrom) REFERENCES unitPeriod (unit, validFrom) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX unitZoneByUnit ON unitZone (unit, validFrom);
            """),
        ChangeSetTable.migration,
    ]
}
