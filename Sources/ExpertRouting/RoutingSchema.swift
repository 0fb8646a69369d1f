import Database

/// The tables of expert routing.
///
/// What selection depends on is kept in periods, so that any past instant can be asked again: the state that holds an
/// instant has `validFrom <= instant` and `validTo > instant`; the one in force goes to the end of the calendar.
enum RoutingSchema {
    static let migrations = [
        Migration(
            "expertRouting", "address-book",
            """
            CREATE TABLE theme (
                slug TEXT PRIMARY KEY,
                position INTEGER NOT NULL,
                draft TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE subjectPeriod (
                id TEXT NOT NULL,
                slug TEXT NOT NULL,
                theme TEXT NOT NULL REFERENCES theme (slug),
                draft TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL CHECK (validTo > validFrom),
                PRIMARY KEY (id, validFrom)
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX subjectBySlug ON subjectPeriod (slug, validTo);

            CREATE TABLE expertPeriod (
                id TEXT NOT NULL,
                unit TEXT NOT NULL REFERENCES unit (id),
                organisation TEXT NOT NULL REFERENCES organisation (slug),
                name TEXT NOT NULL,
                mailbox TEXT NOT NULL,
                zones TEXT NOT NULL,
                members TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL CHECK (validTo > validFrom),
                PRIMARY KEY (id, validFrom)
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX expertNow ON expertPeriod (id, validTo);
            CREATE INDEX expertByUnit ON expertPeriod (unit, validTo, id);
            CREATE INDEX expertByOrganisation ON expertPeriod (organisation, validTo, id);
            CREATE TABLE expertMember (
                account TEXT NOT NULL REFERENCES account (id),
                expert TEXT NOT NULL,
                PRIMARY KEY (account, expert)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX expertMemberByExpert ON expertMember (expert);

            CREATE TABLE expertisePeriod (
                id TEXT NOT NULL,
                expert TEXT NOT NULL,
                subject TEXT NOT NULL,
                obligation TEXT NOT NULL CHECK (obligation IN ('required', 'optional')),
                description TEXT,
                zones TEXT NOT NULL,
                capacity INTEGER CHECK (capacity > 0),
                version INTEGER NOT NULL CHECK (version > 0),
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL CHECK (validTo > validFrom),
                PRIMARY KEY (id, validFrom)
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX expertiseNow ON expertisePeriod (id, validTo);
            CREATE INDEX expertiseByExpert ON expertisePeriod (expert, validTo, id);
            CREATE INDEX expertiseBySubject ON expertisePeriod (subject, validTo, id);

            CREATE TABLE eligibilityRulePeriod (
                id TEXT NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('organisation', 'unit', 'expert', 'expertise')),
                owner TEXT NOT NULL,
                organisation TEXT NOT NULL REFERENCES organisation (slug),
                unit TEXT REFERENCES unit (id),
                draft TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL CHECK (validTo > validFrom),
                PRIMARY KEY (id, validFrom)
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX eligibilityRuleNow ON eligibilityRulePeriod (id, validTo);
            CREATE INDEX eligibilityRuleByOwner ON eligibilityRulePeriod (owner, validTo, id);

            CREATE TABLE routingProfilePeriod (
                organisation TEXT NOT NULL REFERENCES organisation (slug),
                draft TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                validFrom TEXT NOT NULL,
                validTo TEXT NOT NULL CHECK (validTo > validFrom),
                PRIMARY KEY (organisation, validFrom)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE routingRevision (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                revision INTEGER NOT NULL
            ) STRICT;
            INSERT INTO routingRevision (id, revision) VALUES (1, 0);

            CREATE TRIGGER revisionOnSubject AFTER INSERT ON subjectPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnSubjectEnd AFTER UPDATE ON subjectPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnExpert AFTER INSERT ON expertPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnExpertEnd AFTER UPDATE ON expertPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnExpertise AFTER INSERT ON expertisePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnExpertiseEnd AFTER UPDATE ON expertisePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnRule AFTER INSERT ON eligibilityRulePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnRuleEnd AFTER UPDATE ON eligibilityRulePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnProfile AFTER INSERT ON routingProfilePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnProfileEnd AFTER UPDATE ON routingProfilePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnExpertRemoval AFTER DELETE ON expertPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnExpertiseRemoval AFTER DELETE ON expertisePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnRuleRemoval AFTER DELETE ON eligibilityRulePeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnUnit AFTER INSERT ON unitPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnUnitEnd AFTER DELETE ON unitPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnUnitChange AFTER UPDATE ON unitPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnOrganisation AFTER INSERT ON organisationPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnOrganisationEnd AFTER DELETE ON organisationPeriod
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnAbsence AFTER INSERT ON absence
            BEGIN UPDATE routingRevision SET revision = random(); END;
            CREATE TRIGGER revisionOnAbsenceEnd AFTER DELETE ON absence
            BEGIN UPDATE routingRevision SET revision = random(); END;
            """)
    ]
}
