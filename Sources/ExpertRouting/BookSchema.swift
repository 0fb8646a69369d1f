import Database

/// The memory of what changed in the address book of experts, by which a book in memory is brought up to date.
enum BookSchema {
    static let migrations = [
        Migration(
            "expertRouting", "book-changes",
            """
            DROP TRIGGER revisionOnSubject;
            DROP TRIGGER revisionOnSubjectEnd;
            DROP TRIGGER revisionOnExpert;
            DROP TRIGGER revisionOnExpertEnd;
            DROP TRIGGER revisionOnExpertise;
            DROP TRIGGER revisionOnExpertiseEnd;
            DROP TRIGGER revisionOnRule;
            DROP TRIGGER revisionOnRuleEnd;
            DROP TRIGGER revisionOnProfile;
            DROP TRIGGER revisionOnProfileEnd;
            DROP TRIGGER revisionOnExpertRemoval;
            DROP TRIGGER revisionOnExpertiseRemoval;
            DROP TRIGGER revisionOnRuleRemoval;
            DROP TRIGGER revisionOnUnit;
            DROP TRIGGER revisionOnUnitEnd;
            DROP TRIGGER revisionOnUnitChange;
            DROP TRIGGER revisionOnOrganisation;
            DROP TRIGGER revisionOnOrganisationEnd;
            DROP TRIGGER revisionOnAbsence;
            DROP TRIGGER revisionOnAbsenceEnd;
            DROP TABLE routingRevision;
            CREATE TABLE routingChange (
                number INTEGER PRIMARY KEY,
                revision INTEGER NOT NULL,
                kind TEXT NOT NULL
                    CHECK (kind IN ('subject', 'organisation', 'unit', 'expert', 'expertise', 'absence')),
                id TEXT NOT NULL
            ) STRICT;
            INSERT INTO routingChange (number, revision, kind, id) VALUES (1, random(), 'absence', '');
            CREATE TRIGGER bookForget AFTER INSERT ON routingChange
            BEGIN DELETE FROM routingChange WHERE number <= NEW.number - 20000; END;
            CREATE TRIGGER bookOnSubject AFTER INSERT ON subjectPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'subject', NEW.slug); END;
            CREATE TRIGGER bookOnSubjectChange AFTER UPDATE ON subjectPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'subject', NEW.slug); END;
            CREATE TRIGGER bookOnSubjectEnd AFTER DELETE ON subjectPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'subject', OLD.slug); END;
            CREATE TRIGGER bookOnExpert AFTER INSERT ON expertPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'expert', NEW.id); END;
            CREATE TRIGGER bookOnExpertChange AFTER UPDATE ON expertPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'expert', NEW.id); END;
            CREATE TRIGGER bookOnExpertEnd AFTER DELETE ON expertPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'expert', OLD.id); END;
            CREATE TRIGGER bookOnExpertise AFTER INSERT ON expertisePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'expert', NEW.expert); END;
            CREATE TRIGGER bookOnExpertiseChange AFTER UPDATE ON expertisePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'expert', NEW.expert); END;
            CREATE TRIGGER bookOnExpertiseEnd AFTER DELETE ON expertisePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'expert', OLD.expert); END;
            CREATE TRIGGER bookOnRule AFTER INSERT ON eligibilityRulePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), NEW.level, NEW.owner); END;
            CREATE TRIGGER bookOnRuleChange AFTER UPDATE ON eligibilityRulePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), NEW.level, NEW.owner); END;
            CREATE TRIGGER bookOnRuleEnd AFTER DELETE ON eligibilityRulePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), OLD.level, OLD.owner); END;
            CREATE TRIGGER bookOnProfile AFTER INSERT ON routingProfilePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;
            CREATE TRIGGER bookOnProfileChange AFTER UPDATE ON routingProfilePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;
            CREATE TRIGGER bookOnProfileEnd AFTER DELETE ON routingProfilePeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', OLD.organisation); END;
            CREATE TRIGGER bookOnUnit AFTER INSERT ON unitPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'unit', NEW.unit); END;
            CREATE TRIGGER bookOnUnitChange AFTER UPDATE ON unitPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'unit', NEW.unit); END;
            CREATE TRIGGER bookOnUnitEnd AFTER DELETE ON unitPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'unit', OLD.unit); END;
            CREATE TRIGGER bookOnOrganisation AFTER INSERT ON organisationPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;
            CREATE TRIGGER bookOnOrganisationChange AFTER UPDATE ON organisationPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;
            CREATE TRIGGER bookOnOrganisationEnd AFTER DELETE ON organisationPeriod
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', OLD.organisation); END;
            CREATE TRIGGER bookOnAbsence AFTER INSERT ON absence
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'absence', NEW.id); END;
            CREATE TRIGGER bookOnAbsenceChange AFTER UPDATE ON absence
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'absence', NEW.id); END;
            CREATE TRIGGER bookOnAbsenceEnd AFTER DELETE ON absence
            BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'absence', OLD.id); END;
            """)
    ]
}
