import Database

/// The tables of job datings.
enum JobDatingSchema {
    static let migration = Migration(
        "apprenticeship", "job-datings",
        """
        CREATE TABLE jobDating (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            commune TEXT NOT NULL,
            departement TEXT NOT NULL,
            day TEXT NOT NULL,
            beginsAt INTEGER NOT NULL CHECK (beginsAt BETWEEN 0 AND 1439),
            slotMinutes INTEGER NOT NULL CHECK (slotMinutes BETWEEN 5 AND 60),
            slotsPerOffer INTEGER NOT NULL CHECK (slotsPerOffer BETWEEN 1 AND 40),
            meetingsPerCandidate INTEGER NOT NULL CHECK (meetingsPerCandidate BETWEEN 1 AND 20),
            state TEXT NOT NULL CHECK (state IN ('open', 'assigned')),
            seed TEXT NOT NULL,
            commitment TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            createdAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX jobDatingByDay ON jobDating (day, id);
        CREATE TABLE jobDatingCandidate (
            jobDating TEXT NOT NULL REFERENCES jobDating (id),
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1)),
            placedAt TEXT REFERENCES offer (id),
            PRIMARY KEY (jobDating, candidate)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX jobDatingOfCandidate ON jobDatingCandidate (candidate);
        CREATE TABLE jobDatingOffer (
            jobDating TEXT NOT NULL REFERENCES jobDating (id),
            offer TEXT NOT NULL REFERENCES offer (id),
            posts INTEGER NOT NULL CHECK (posts BETWEEN 1 AND 50),
            isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1)),
            PRIMARY KEY (jobDating, offer)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE jobDatingWish (
            jobDating TEXT NOT NULL,
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 10),
            offer TEXT NOT NULL REFERENCES offer (id),
            PRIMARY KEY (jobDating, candidate, rank),
            UNIQUE (jobDating, candidate, offer)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE jobDatingRank (
            jobDating TEXT NOT NULL,
            offer TEXT NOT NULL REFERENCES offer (id),
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            rank INTEGER NOT NULL CHECK (rank > 0),
            PRIMARY KEY (jobDating, offer, candidate)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE jobDatingMeeting (
            jobDating TEXT NOT NULL REFERENCES jobDating (id),
            slot INTEGER NOT NULL,
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            offer TEXT NOT NULL REFERENCES offer (id),
            PRIMARY KEY (jobDating, slot, candidate),
            UNIQUE (jobDating, slot, offer)
        ) STRICT, WITHOUT ROWID;
        """)
}
