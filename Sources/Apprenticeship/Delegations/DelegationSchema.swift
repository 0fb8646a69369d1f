import Database

/// The tables of training centres' part: offers that they look after, people who want to meet them; and who set whom aside.
enum DelegationSchema {
    static let migration = Migration(
        "apprenticeship", "delegations-appointments-blocks",
        """
        CREATE TABLE offerDelegation (
            id TEXT PRIMARY KEY,
            offer TEXT NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
            training TEXT NOT NULL REFERENCES training (id) ON DELETE CASCADE,
            organisation TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined')),
            createdAt TEXT NOT NULL,
            answeredAt TEXT,
            UNIQUE (offer, organisation),
            CHECK ((state = 'asked') = (answeredAt IS NULL))
        ) STRICT;
        CREATE INDEX offerDelegationByOrganisation ON offerDelegation (organisation, id);
        CREATE INDEX offerDelegationByTraining ON offerDelegation (training);
        CREATE UNIQUE INDEX offerDelegated ON offerDelegation (offer) WHERE state = 'accepted';
        CREATE TABLE trainingAppointment (
            id TEXT PRIMARY KEY,
            training TEXT NOT NULL REFERENCES training (id) ON DELETE CASCADE,
            candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN ('asked', 'confirmed', 'declined', 'cancelled')),
            reason TEXT NOT NULL,
            message TEXT,
            meetsAt TEXT,
            version INTEGER NOT NULL CHECK (version > 0),
            createdAt TEXT NOT NULL,
            CHECK ((state = 'confirmed') <= (meetsAt IS NOT NULL))
        ) STRICT;
        CREATE UNIQUE INDEX trainingAppointmentOpen ON trainingAppointment (training, candidate)
            WHERE state IN ('asked', 'confirmed');
        CREATE INDEX trainingAppointmentByCandidate ON trainingAppointment (candidate, id);
        CREATE INDEX trainingAppointmentByTraining ON trainingAppointment (training, id);
        ALTER TABLE matchBlock ADD COLUMN byCandidate INTEGER NOT NULL DEFAULT 1 CHECK (byCandidate IN (0, 1));
        ALTER TABLE matchBlock ADD COLUMN byEmployer INTEGER NOT NULL DEFAULT 0 CHECK (byEmployer IN (0, 1));
        CREATE INDEX matchBlockByEmployer ON matchBlock (employer, candidate);
        ALTER TABLE offer ADD COLUMN duplicateOf TEXT REFERENCES offer (id);
        ALTER TABLE application ADD COLUMN monthlyPay REAL CHECK (monthlyPay > 0);
        CREATE INDEX offerByPlace ON offer (employer, cell) WHERE state IN ('active', 'pending', 'suspended');
        """)
}
