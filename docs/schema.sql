-- Written by `make schema` from the migrations; do not edit.

CREATE TRIGGER bookForget AFTER INSERT ON routingChange
BEGIN DELETE FROM routingChange WHERE number <= NEW.number - 20000; END;

CREATE TRIGGER bookOnAbsence AFTER INSERT ON absence
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'absence', NEW.id); END;

CREATE TRIGGER bookOnAbsenceChange AFTER UPDATE ON absence
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'absence', NEW.id); END;

CREATE TRIGGER bookOnAbsenceEnd AFTER DELETE ON absence
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'absence', OLD.id); END;

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

CREATE TRIGGER bookOnOrganisation AFTER INSERT ON organisationPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;

CREATE TRIGGER bookOnOrganisationChange AFTER UPDATE ON organisationPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;

CREATE TRIGGER bookOnOrganisationEnd AFTER DELETE ON organisationPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', OLD.organisation); END;

CREATE TRIGGER bookOnProfile AFTER INSERT ON routingProfilePeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;

CREATE TRIGGER bookOnProfileChange AFTER UPDATE ON routingProfilePeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', NEW.organisation); END;

CREATE TRIGGER bookOnProfileEnd AFTER DELETE ON routingProfilePeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'organisation', OLD.organisation); END;

CREATE TRIGGER bookOnRule AFTER INSERT ON eligibilityRulePeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), NEW.level, NEW.owner); END;

CREATE TRIGGER bookOnRuleChange AFTER UPDATE ON eligibilityRulePeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), NEW.level, NEW.owner); END;

CREATE TRIGGER bookOnRuleEnd AFTER DELETE ON eligibilityRulePeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), OLD.level, OLD.owner); END;

CREATE TRIGGER bookOnSubject AFTER INSERT ON subjectPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'subject', NEW.slug); END;

CREATE TRIGGER bookOnSubjectChange AFTER UPDATE ON subjectPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'subject', NEW.slug); END;

CREATE TRIGGER bookOnSubjectEnd AFTER DELETE ON subjectPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'subject', OLD.slug); END;

CREATE TRIGGER bookOnUnit AFTER INSERT ON unitPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'unit', NEW.unit); END;

CREATE TRIGGER bookOnUnitChange AFTER UPDATE ON unitPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'unit', NEW.unit); END;

CREATE TRIGGER bookOnUnitEnd AFTER DELETE ON unitPeriod
BEGIN INSERT INTO routingChange (revision, kind, id) VALUES (random(), 'unit', OLD.unit); END;

CREATE TABLE absence (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    fromDay TEXT NOT NULL,
    toDay TEXT NOT NULL CHECK (toDay >= fromDay),
    substitute TEXT REFERENCES account (id) CHECK (substitute <> account),
    createdAt TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

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

CREATE TABLE aggregateProgress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    lastEntry INTEGER NOT NULL
) STRICT;

CREATE TABLE answerTemplate (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    createdAt TEXT NOT NULL
) STRICT;

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

CREATE TABLE application (
    id TEXT PRIMARY KEY,
    offer TEXT NOT NULL REFERENCES offer (id),
    employer TEXT NOT NULL REFERENCES employer (id),
    candidate TEXT REFERENCES candidate (id) ON DELETE SET NULL,
    account TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'read', 'interviewProposed', 'interviewDone', 'proposed',
        'accepted', 'declined', 'refused', 'withdrawn', 'lapsed')),
    stateBefore TEXT,
    version INTEGER NOT NULL CHECK (version > 0),
    message TEXT,
    answers TEXT NOT NULL,
    sharesAccommodation INTEGER NOT NULL CHECK (sharesAccommodation IN (0, 1)),
    refusal TEXT,
    interviewAt TEXT,
    interviewAcceptedAt TEXT,
    createdAt TEXT NOT NULL,
    answeredAt TEXT,
    changedAt TEXT NOT NULL,
    reminded INTEGER NOT NULL DEFAULT 0,
    isTold INTEGER NOT NULL DEFAULT 1 CHECK (isTold IN (0, 1)), monthlyPay REAL CHECK (monthlyPay > 0),
    CHECK ((state = 'refused') OR stateBefore IS NULL)
) STRICT;

CREATE TABLE applicationMessage (
    id TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id) ON DELETE CASCADE,
    author TEXT NOT NULL CHECK (author IN ('candidate', 'employer')),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE archiveVisa (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    reference TEXT NOT NULL,
    archivist TEXT NOT NULL,
    givenOn TEXT NOT NULL,
    recordedAt TEXT NOT NULL,
    usedAt TEXT,
    eliminated INTEGER,
    CHECK ((usedAt IS NULL) = (eliminated IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT,
    type TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
    digest BLOB CHECK (length(digest) = 32),
    account TEXT,
    key TEXT,
    organisation TEXT,
    objectType TEXT,
    object TEXT,
    state TEXT NOT NULL
        CHECK (state IN ('scanning', 'clean', 'unscanned', 'infected', 'error', 'erased')),
    settledAt TEXT,
    signature TEXT,
    file BLOB CHECK (length(file) = 32),
    contentKey BLOB,
    attempts INTEGER NOT NULL,
    nextScanAt TEXT,
    createdAt TEXT NOT NULL,
    CHECK ((file IS NULL) = (contentKey IS NULL)),
    CHECK ((file IS NOT NULL) = (state IN ('scanning', 'clean', 'unscanned'))),
    CHECK ((settledAt IS NULL) = (state IN ('scanning', 'unscanned'))),
    CHECK ((signature IS NOT NULL) = (state = 'infected')),
    CHECK ((nextScanAt IS NOT NULL) = (state = 'scanning')),
    CHECK ((objectType IS NULL) = (object IS NULL)),
    CHECK ((key IS NULL) = (organisation IS NULL)),
    CHECK (account IS NULL OR key IS NULL),
    CHECK (state <> 'erased' OR (name IS NULL AND digest IS NULL AND account IS NULL AND key IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE attachmentRemoval (
    file BLOB PRIMARY KEY CHECK (length(file) = 32),
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bounce (
    address TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE breach (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    description TEXT NOT NULL,
    beganAt TEXT NOT NULL,
    endedAt TEXT NOT NULL CHECK (endedAt >= beganAt),
    author TEXT,
    discoveredAt TEXT NOT NULL,
    dueAt TEXT NOT NULL,
    notifiedAt TEXT,
    reason TEXT
) STRICT, WITHOUT ROWID;

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

CREATE TABLE candidateAccommodation (
    candidate TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
    content BLOB NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE TABLE candidateMandate (
    candidate TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    until TEXT NOT NULL,
    createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE candidateWish (
    wish TEXT NOT NULL,
    reach INTEGER NOT NULL CHECK (reach BETWEEN 0 AND 2),
    cell INTEGER NOT NULL,
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 6),
    radius INTEGER NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    soughtLevel INTEGER,
    fromDay INTEGER NOT NULL,
    untilDay INTEGER NOT NULL,
    months INTEGER,
    rhythms INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    currentLevel INTEGER NOT NULL,
    birthDate TEXT NOT NULL,
    exceptionUntil TEXT,
    wishes TEXT NOT NULL,
    licences TEXT NOT NULL,
    courses TEXT NOT NULL,
    experiences TEXT NOT NULL,
    PRIMARY KEY (wish, reach, cell, candidate)
) STRICT, WITHOUT ROWID;

CREATE TABLE changeSet (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (slug),
    title TEXT NOT NULL,
    effectiveFrom TEXT,
    changes TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'discarded')),
    endedAt TEXT,
    createdAt TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    CHECK ((state = 'draft') = (endedAt IS NULL))
) STRICT;

CREATE TABLE clash (
    first TEXT NOT NULL REFERENCES intervention (id) ON DELETE CASCADE,
    second TEXT NOT NULL REFERENCES intervention (id) ON DELETE CASCADE,
    noticedAt TEXT NOT NULL,
    PRIMARY KEY (first, second),
    CHECK (first < second)
) STRICT, WITHOUT ROWID;

CREATE TABLE clockPolicy (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    kind TEXT NOT NULL CHECK (kind IN ('firstAnswer', 'nextAnswer', 'resolution')),
    organisation TEXT,
    urgency TEXT CHECK (urgency IN ('normal', 'urgent', 'critical')),
    departement TEXT,
    businessDays INTEGER NOT NULL CHECK (businessDays BETWEEN 1 AND 250)
) STRICT;

CREATE TABLE company (
    siren INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('active', 'ceased')),
    isPublic INTEGER NOT NULL CHECK (isPublic IN (0, 1)),
    name TEXT,
    person TEXT,
    acronym TEXT,
    usualName TEXT,
    legalForm TEXT,
    naf TEXT,
    nafRevision TEXT,
    category TEXT,
    workforce TEXT,
    workforceYear INTEGER,
    createdOn TEXT,
    headOffice INTEGER,
    association TEXT,
    isEmployer INTEGER CHECK (isEmployer IN (0, 1)),
    isSocialEconomy INTEGER CHECK (isSocialEconomy IN (0, 1)),
    stockImport INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL
) STRICT;

CREATE TABLE companyAgentUse (
    account TEXT NOT NULL,
    day TEXT NOT NULL,
    count INTEGER NOT NULL,
    isTold INTEGER NOT NULL DEFAULT 0 CHECK (isTold IN (0, 1)),
    PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE companyAgreement (
    id TEXT PRIMARY KEY,
    partner TEXT NOT NULL,
    organisation TEXT NOT NULL,
    legalBasis TEXT NOT NULL,
    purposes TEXT NOT NULL,
    section TEXT NOT NULL,
    scopes TEXT NOT NULL,
    recipients TEXT NOT NULL,
    retentionDays INTEGER NOT NULL CHECK (retentionDays > 0),
    startsOn TEXT NOT NULL,
    endsOn TEXT NOT NULL CHECK (endsOn >= startsOn),
    mapping TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
, isTrial INTEGER NOT NULL DEFAULT 0 CHECK (isTrial IN (0, 1)), checkedAt TEXT, isPassed INTEGER
    CHECK (isPassed IN (0, 1) AND (isPassed IS NULL) = (checkedAt IS NULL))) STRICT;

CREATE TABLE companyChange (
    id TEXT PRIMARY KEY,
    followUp TEXT NOT NULL REFERENCES companyFollowUp (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT,
    noticedAt TEXT NOT NULL
) STRICT;

CREATE TABLE companyEntry (
    siret TEXT PRIMARY KEY CHECK (length(siret) = 14),
    name TEXT,
    commune TEXT,
    createdOn TEXT,
    headcount TEXT,
    naf TEXT,
    legalForm TEXT,
    activityNatures TEXT NOT NULL,
    opco TEXT,
    agreements TEXT NOT NULL,
    isSocialEconomy INTEGER CHECK (isSocialEconomy IN (0, 1)),
    isActive INTEGER CHECK (isActive IN (0, 1)),
    enteredOn TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE companyExchange (
    id TEXT PRIMARY KEY,
    siren INTEGER NOT NULL,
    siret INTEGER,
    fromGroup TEXT NOT NULL REFERENCES companyGroup (id),
    toGroup TEXT NOT NULL REFERENCES companyGroup (id) CHECK (toGroup <> fromGroup),
    question TEXT NOT NULL,
    dueOn TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'answered')),
    settledAt TEXT,
    text TEXT,
    version INTEGER NOT NULL CHECK (version > 0),
    askedBy TEXT NOT NULL,
    askedAt TEXT NOT NULL,
    CHECK ((state = 'asked') = (settledAt IS NULL)),
    CHECK ((state IN ('declined', 'answered')) = (text IS NOT NULL))
) STRICT;

CREATE TABLE "companyExport" (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    format TEXT NOT NULL,
    query TEXT,
    list TEXT,
    rowLimit INTEGER NOT NULL,
    showsNonPublic INTEGER NOT NULL CHECK (showsNonPublic IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'failed')),
    rows INTEGER,
    createdAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL, purpose TEXT,
    CHECK ((query IS NULL) <> (list IS NULL)),
    CHECK ((state = 'ready') = (rows IS NOT NULL))
) STRICT;

CREATE TABLE companyExportPart (
    export TEXT NOT NULL REFERENCES companyExport (id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place >= 0),
    bytes BLOB NOT NULL,
    PRIMARY KEY (export, place)
) STRICT;

CREATE TABLE companyFollowUp (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    siren INTEGER NOT NULL,
    siret INTEGER,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('daily', 'weekly')),
    snapshot TEXT NOT NULL,
    lookedAt TEXT NOT NULL,
    nextAt TEXT NOT NULL,
    createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE companyGroup (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    name TEXT NOT NULL,
    legalBasis TEXT NOT NULL,
    reference TEXT,
    startsOn TEXT NOT NULL,
    endsOn TEXT NOT NULL CHECK (endsOn >= startsOn),
    scopes TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
, service TEXT, zones TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE companyGroupMember (
    account TEXT NOT NULL,
    companyGroup TEXT NOT NULL REFERENCES companyGroup (id),
    role TEXT NOT NULL CHECK (role IN ('admin', 'member')),
    scopes TEXT NOT NULL,
    until TEXT,
    PRIMARY KEY (account, companyGroup)
) STRICT, WITHOUT ROWID;

CREATE TABLE companyList (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    companyGroup TEXT REFERENCES companyGroup (id),
    name TEXT NOT NULL,
    tag TEXT,
    version INTEGER NOT NULL CHECK (version > 0),
    createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE companyListItem (
    list TEXT NOT NULL REFERENCES companyList (id) ON DELETE CASCADE,
    siret INTEGER NOT NULL,
    note TEXT,
    addedAt TEXT NOT NULL,
    PRIMARY KEY (list, siret)
) STRICT, WITHOUT ROWID;

CREATE TABLE companyNote (
    id TEXT PRIMARY KEY,
    companyGroup TEXT NOT NULL REFERENCES companyGroup (id),
    siren INTEGER NOT NULL,
    siret INTEGER,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    writtenAt TEXT NOT NULL
) STRICT;

CREATE TABLE demonstration (id INTEGER PRIMARY KEY CHECK (id = 1), since TEXT NOT NULL) STRICT;

CREATE TABLE "deposit" (
    id TEXT PRIMARY KEY,
    agreement TEXT REFERENCES companyAgreement (id),
    companyGroup TEXT REFERENCES companyGroup (id),
    receivedAt TEXT NOT NULL,
    author TEXT NOT NULL,
    report TEXT NOT NULL,
    CHECK ((agreement IS NULL) <> (companyGroup IS NULL))
) STRICT;

CREATE TABLE depositRow (
    deposit TEXT NOT NULL,
    siret INTEGER NOT NULL,
    recordKey TEXT NOT NULL,
    data TEXT NOT NULL,
    dataDate TEXT,
    isChange INTEGER NOT NULL CHECK (isChange IN (0, 1)),
    PRIMARY KEY (deposit, siret, recordKey)
) STRICT, WITHOUT ROWID;

CREATE TABLE discussion (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    title TEXT NOT NULL,
    departement TEXT NOT NULL,
    account TEXT,
    name TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    lastPost INTEGER NOT NULL,
    createdAt TEXT NOT NULL,
    activeAt TEXT NOT NULL
) STRICT;

CREATE TABLE discussionPost (
    discussion TEXT NOT NULL REFERENCES discussion (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    account TEXT,
    name TEXT,
    text TEXT NOT NULL,
    createdAt TEXT NOT NULL, removedAt TEXT,
    PRIMARY KEY (discussion, place)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE employerUser (
    account TEXT NOT NULL,
    employer TEXT NOT NULL REFERENCES employer (id),
    emailDomain TEXT,
    PRIMARY KEY (account, employer)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    subject BLOB NOT NULL CHECK (length(subject) = 32),
    origin TEXT NOT NULL CHECK (origin IN ('request', 'owner', 'ledger')),
    counts TEXT NOT NULL,
    erasedAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erasureLedger (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    applied INTEGER NOT NULL CHECK (applied >= 0)
) STRICT;

CREATE TABLE establishment (
    siret INTEGER PRIMARY KEY,
    rankedKey INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    isPublic INTEGER NOT NULL CHECK (isPublic IN (0, 1)),
    isHeadOffice INTEGER NOT NULL CHECK (isHeadOffice IN (0, 1)),
    tradeName TEXT,
    usualName TEXT,
    naf TEXT,
    nafRevision TEXT,
    workforce TEXT,
    workforceYear INTEGER,
    complement TEXT,
    street TEXT,
    postalCode TEXT,
    commune TEXT,
    town TEXT,
    latitude REAL,
    longitude REAL,
    createdOn TEXT,
    since TEXT,
    isEmployer INTEGER CHECK (isEmployer IN (0, 1)),
    stockImport INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE establishmentIndex USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'");

CREATE TABLE 'establishmentIndex_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'establishmentIndex_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'establishmentIndex_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE exchangeCode (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    account TEXT NOT NULL REFERENCES account (id),
    codeChallenge TEXT NOT NULL,
    method TEXT NOT NULL,
    context TEXT,
    expiresAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE expertMember (
    account TEXT NOT NULL REFERENCES account (id),
    expert TEXT NOT NULL,
    PRIMARY KEY (account, expert)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE failedAttempt (
    account TEXT PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count > 0),
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
    series TEXT NOT NULL,
    perimeter TEXT NOT NULL,
    dimension TEXT NOT NULL,
    key TEXT NOT NULL,
    month TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    total REAL NOT NULL,
    PRIMARY KEY (series, perimeter, dimension, month, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE figureSpread (
    series TEXT NOT NULL,
    perimeter TEXT NOT NULL,
    dimension TEXT NOT NULL,
    key TEXT NOT NULL,
    month TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (series, perimeter, dimension, month, key, bucket)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE identifierRight (
    organisation TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('nir', 'caf', 'taxNumber', 'file')),
    mayEnter INTEGER NOT NULL CHECK (mayEnter IN (0, 1)),
    mayReveal INTEGER NOT NULL CHECK (mayReveal IN (0, 1)),
    PRIMARY KEY (organisation, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE identityProposal (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    codeChallenge TEXT NOT NULL,
    expiresAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE intervention (
    id TEXT PRIMARY KEY,
    siret INTEGER NOT NULL,
    companyGroup TEXT NOT NULL REFERENCES companyGroup (id),
    kind TEXT NOT NULL,
    themes TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'closed', 'cancelled')),
    day TEXT NOT NULL,
    agents TEXT NOT NULL,
    summary TEXT,
    confidentiality TEXT NOT NULL CHECK (confidentiality IN ('metadata', 'summary', 'full', 'secret')),
    externalId TEXT,
    version INTEGER NOT NULL CHECK (version > 0),
    createdBy TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL, companyName TEXT, companyAddress TEXT CHECK (
    (siret = 0) = (companyName IS NOT NULL) AND (companyName IS NULL) = (companyAddress IS NULL)),
    UNIQUE (companyGroup, externalId)
) STRICT;

CREATE TABLE interventionFollowUp (
    id TEXT PRIMARY KEY,
    intervention TEXT NOT NULL REFERENCES intervention (id) ON DELETE CASCADE,
    action TEXT NOT NULL,
    dueOn TEXT,
    doneAt TEXT
) STRICT;

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

CREATE TABLE jobDatingCandidate (
    jobDating TEXT NOT NULL REFERENCES jobDating (id),
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1)),
    placedAt TEXT REFERENCES offer (id),
    PRIMARY KEY (jobDating, candidate)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobDatingMeeting (
    jobDating TEXT NOT NULL REFERENCES jobDating (id),
    slot INTEGER NOT NULL,
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    offer TEXT NOT NULL REFERENCES offer (id),
    PRIMARY KEY (jobDating, slot, candidate),
    UNIQUE (jobDating, slot, offer)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobDatingOffer (
    jobDating TEXT NOT NULL REFERENCES jobDating (id),
    offer TEXT NOT NULL REFERENCES offer (id),
    posts INTEGER NOT NULL CHECK (posts BETWEEN 1 AND 50),
    isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1)),
    PRIMARY KEY (jobDating, offer)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobDatingRank (
    jobDating TEXT NOT NULL,
    offer TEXT NOT NULL REFERENCES offer (id),
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL CHECK (rank > 0),
    PRIMARY KEY (jobDating, offer, candidate)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobDatingWish (
    jobDating TEXT NOT NULL,
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 10),
    offer TEXT NOT NULL REFERENCES offer (id),
    PRIMARY KEY (jobDating, candidate, rank),
    UNIQUE (jobDating, candidate, offer)
) STRICT, WITHOUT ROWID;

CREATE TABLE journalAudience (
    organisation TEXT NOT NULL,
    number INTEGER NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (organisation, number, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE journalEntry (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    objectType TEXT NOT NULL,
    object TEXT NOT NULL,
    version INTEGER,
    authorKind TEXT NOT NULL CHECK (authorKind = 'anonymous' OR authorKind = 'owner' OR authorKind = 'service'
        OR authorKind = 'account' OR authorKind = 'key'),
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

CREATE TABLE knownAnswer (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    state TEXT NOT NULL CHECK (state IN ('published', 'withdrawn')),
    title TEXT NOT NULL,
    organisation TEXT NOT NULL,
    keywords TEXT NOT NULL,
    steps TEXT NOT NULL,
    links TEXT NOT NULL,
    publishedBy TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL
, publisher TEXT) STRICT;

CREATE VIRTUAL TABLE knownAnswerText USING fts5 (words, tokenize = 'ascii');

CREATE TABLE 'knownAnswerText_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'knownAnswerText_content'(id INTEGER PRIMARY KEY, c0);

CREATE TABLE 'knownAnswerText_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'knownAnswerText_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'knownAnswerText_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE landing (
    slug TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (slug),
    draft TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE "letter" (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    step TEXT NOT NULL,
    reader TEXT,
    address TEXT,
    name TEXT,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    link TEXT,
    unsubscribeToken TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'expired', 'unwanted')),
    isForDigest INTEGER NOT NULL CHECK (isForDigest IN (0, 1)),
    createdAt TEXT NOT NULL,
    dueAt TEXT NOT NULL,
    expiresAt TEXT,
    settledAt TEXT,
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    reason TEXT,
    UNIQUE (object, digest),
    CHECK ((state = 'waiting') = (settledAt IS NULL)),
    CHECK (state <> 'waiting' OR address IS NOT NULL AND name IS NOT NULL AND link IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE linkedIdentity (
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    createdAt TEXT NOT NULL,
    PRIMARY KEY (provider, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE mailKindPreference (
    reader TEXT NOT NULL REFERENCES mailPreference (reader) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('atOnce', 'dailyDigest', 'none')),
    PRIMARY KEY (reader, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE mailPreference (
    reader TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    standard TEXT NOT NULL CHECK (standard IN ('atOnce', 'dailyDigest', 'none')),
    quietFrom INTEGER CHECK (quietFrom BETWEEN 0 AND 1439),
    quietUntil INTEGER CHECK (quietUntil BETWEEN 0 AND 1439),
    CHECK ((quietFrom IS NULL) = (quietUntil IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE mandate (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    type TEXT NOT NULL CHECK (type = 'paper' OR type = 'digital' OR type = 'sms' OR type = 'oral'),
    state TEXT NOT NULL CHECK (state = 'pending' OR state = 'valid' OR state = 'refused' OR state = 'revoked'),
    account TEXT NOT NULL,
    unit TEXT NOT NULL,
    organisation TEXT NOT NULL,
    firstName TEXT NOT NULL,
    lastName TEXT NOT NULL,
    birthDate TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    scope TEXT NOT NULL,
    reason TEXT,
    proof TEXT,
    collectedAt TEXT,
    expiresAt TEXT,
    revokedAt TEXT,
    ticket INTEGER UNIQUE,
    linkDigest BLOB UNIQUE CHECK (length(linkDigest) = 32),
    wipedAt TEXT,
    createdAt TEXT NOT NULL,
    CHECK ((state IN ('valid', 'revoked')) = (collectedAt IS NOT NULL)),
    CHECK ((collectedAt IS NULL) = (expiresAt IS NULL)),
    CHECK ((state = 'revoked') = (revokedAt IS NOT NULL))
) STRICT;

CREATE TABLE mandateSms (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    mandate TEXT NOT NULL REFERENCES mandate (id) ON DELETE CASCADE,
    isIncoming INTEGER NOT NULL CHECK (isIncoming IN (0, 1)),
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    providerId TEXT UNIQUE,
    sentAt TEXT,
    attempts INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE matchBlock (
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    employer TEXT NOT NULL REFERENCES employer (id), byCandidate INTEGER NOT NULL DEFAULT 1 CHECK (byCandidate IN (0, 1)), byEmployer INTEGER NOT NULL DEFAULT 0 CHECK (byEmployer IN (0, 1)),
    PRIMARY KEY (candidate, employer)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE migration (
    position INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    appliedAt TEXT NOT NULL,
    UNIQUE (owner, name)
) STRICT;

CREATE TABLE modelVersion (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    author TEXT NOT NULL,
    writers TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    note TEXT NOT NULL CHECK (length(note) <= 2000),
    remark TEXT CHECK (length(remark) <= 2000),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    state TEXT NOT NULL CHECK (state IN ('draft', 'inReview', 'published', 'retired')),
    submittedAt TEXT,
    reviewer TEXT,
    publishFrom TEXT,
    publishedAt TEXT,
    retiredAt TEXT,
    revision INTEGER NOT NULL CHECK (revision > 0),
    UNIQUE (model, number),
    CHECK ((state = 'inReview') = (submittedAt IS NOT NULL)),
    CHECK ((publishFrom IS NULL) OR (state = 'inReview' AND reviewer IS NOT NULL)),
    CHECK ((state IN ('published', 'retired')) = (publishedAt IS NOT NULL)),
    CHECK ((state = 'retired') = (retiredAt IS NOT NULL)),
    CHECK (reviewer IS NULL OR reviewer <> author OR author = 'owner')
) STRICT;

CREATE TABLE modelVersionFile (
    version TEXT NOT NULL REFERENCES modelVersion (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    content BLOB NOT NULL,
    PRIMARY KEY (version, name)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE needComment (
    id TEXT PRIMARY KEY,
    need TEXT NOT NULL REFERENCES need (id),
    author TEXT,
    voice TEXT NOT NULL CHECK (voice IN ('expert', 'team', 'company')),
    audience TEXT NOT NULL CHECK (audience IN ('experts', 'team')),
    text TEXT NOT NULL,
    createdAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "needMatch" (
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

CREATE TABLE needSatisfaction (
    need TEXT PRIMARY KEY REFERENCES need (id),
    contacted INTEGER NOT NULL CHECK (contacted IN (0, 1)),
    useful INTEGER CHECK (useful IN (0, 1)),
    outcome TEXT,
    comment TEXT,
    createdAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE needStep (
    need TEXT NOT NULL REFERENCES need (id),
    cycle INTEGER NOT NULL,
    step TEXT NOT NULL,
    doneAt TEXT NOT NULL,
    PRIMARY KEY (need, cycle, step)
) STRICT, WITHOUT ROWID;

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
    details TEXT NOT NULL, duplicateOf TEXT REFERENCES offer (id), matchKey TEXT NOT NULL DEFAULT '',
    UNIQUE (partner, externalId),
    CHECK ((state IN ('active', 'expired')) <= (publishedAt IS NOT NULL AND expiresOn IS NOT NULL))
) STRICT;

CREATE TABLE offerAlert (
    id TEXT PRIMARY KEY,
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly')),
    seenUntil TEXT NOT NULL,
    nextAt TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    createdAt TEXT NOT NULL
) STRICT;

CREATE TABLE offerChange (
    offer TEXT NOT NULL REFERENCES offer (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (offer, number)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE offerInvitation (
    id TEXT PRIMARY KEY,
    offer TEXT NOT NULL REFERENCES offer (id),
    candidate TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
    message TEXT,
    createdAt TEXT NOT NULL,
    UNIQUE (offer, candidate)
) STRICT;

CREATE TABLE offerReport (
    id TEXT PRIMARY KEY,
    offer TEXT NOT NULL REFERENCES offer (id),
    account TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'founded', 'unfounded')),
    createdAt TEXT NOT NULL,
    UNIQUE (offer, account)
) STRICT;

CREATE TABLE offerWord (
    word TEXT NOT NULL,
    offer TEXT NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
    PRIMARY KEY (word, offer)
) STRICT, WITHOUT ROWID;

CREATE TABLE opinion (
    id TEXT PRIMARY KEY,
    useful INTEGER CHECK (useful IN (0, 1)),
    score INTEGER CHECK (score BETWEEN 1 AND 5),
    comment TEXT CHECK (length(comment) BETWEEN 1 AND 2000),
    createdAt TEXT NOT NULL,
    CHECK (useful IS NOT NULL OR score IS NOT NULL OR comment IS NOT NULL)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE partnerErasure (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('owner', 'ledger')),
    manifest TEXT,
    persons INTEGER NOT NULL CHECK (persons >= 0),
    counts TEXT NOT NULL,
    erasedAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE partnerFeed (
    agreement TEXT PRIMARY KEY REFERENCES companyAgreement (id) ON DELETE CASCADE,
    declaration TEXT NOT NULL,
    secret BLOB,
    version INTEGER NOT NULL CHECK (version > 0),
    nextAt TEXT NOT NULL,
    leaseUntil TEXT,
    since TEXT,
    lastAt TEXT,
    lastOutcome TEXT CHECK ((lastOutcome IS NULL) = (lastAt IS NULL)),
    lastDeposit TEXT,
    failures INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE "partnerRecord" (
    siret INTEGER NOT NULL,
    agreement TEXT NOT NULL REFERENCES companyAgreement (id),
    recordKey TEXT NOT NULL,
    data TEXT NOT NULL,
    dataDate TEXT NOT NULL,
    receivedAt TEXT NOT NULL,
    PRIMARY KEY (siret, agreement, recordKey)
) STRICT, WITHOUT ROWID;

CREATE TABLE privacyRequest (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    kind TEXT NOT NULL CHECK (kind IN ('rectification', 'restriction', 'objection', 'erasure')),
    account TEXT,
    message TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'refused')),
    exception TEXT,
    reason TEXT,
    createdAt TEXT NOT NULL,
    dueAt TEXT NOT NULL,
    decidedAt TEXT, liftedAt TEXT, email TEXT CHECK (email IS NULL OR account IS NULL),
    CHECK ((decidedAt IS NULL) = (state = 'open')),
    CHECK ((state = 'refused') = (exception IS NOT NULL)),
    CHECK ((state = 'refused') >= (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE processingLimit (
    account TEXT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL CHECK (kind IN ('restriction', 'objection')),
    since TEXT NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE providerSession (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    provider TEXT NOT NULL,
    idToken BLOB NOT NULL,
    expiresAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recoveryCode (
    account TEXT NOT NULL REFERENCES account (id),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (account, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE retentionRun (
    id TEXT PRIMARY KEY,
    mode TEXT NOT NULL CHECK (mode IN ('dry-run', 'apply')),
    at TEXT NOT NULL,
    counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE routingChange (
    number INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('subject', 'organisation', 'unit', 'expert', 'expertise', 'absence')),
    id TEXT NOT NULL
) STRICT;

CREATE TABLE routingProfilePeriod (
    organisation TEXT NOT NULL REFERENCES organisation (slug),
    draft TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    validFrom TEXT NOT NULL,
    validTo TEXT NOT NULL CHECK (validTo > validFrom),
    PRIMARY KEY (organisation, validFrom)
) STRICT, WITHOUT ROWID;

CREATE TABLE savedSimulation (
    key BLOB PRIMARY KEY CHECK (length(key) = 32),
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    request TEXT NOT NULL,
    answer TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    expiresAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE signInAttempt (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    provider TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('signIn', 'link')),
    returnTo TEXT NOT NULL,
    codeChallenge TEXT NOT NULL,
    expiresAt TEXT NOT NULL
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

CREATE TABLE signInRequest (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    returnTo TEXT,
    codeChallenge TEXT,
    createdAt TEXT NOT NULL,
    CHECK ((returnTo IS NULL) = (codeChallenge IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE simulationReport (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    rule TEXT,
    situation TEXT,
    message TEXT NOT NULL CHECK (length(message) BETWEEN 1 AND 2000),
    createdAt TEXT NOT NULL,
    answeredBy TEXT,
    answeredAt TEXT,
    answer TEXT CHECK (length(answer) BETWEEN 1 AND 2000),
    mendedIn INTEGER,
    revision INTEGER NOT NULL,
    CHECK ((answeredAt IS NULL) = (answer IS NULL) AND (answeredAt IS NULL) = (answeredBy IS NULL)),
    CHECK (mendedIn IS NULL OR answeredAt IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE sourceAnswer (
    key BLOB PRIMARY KEY,
    connector TEXT NOT NULL,
    body BLOB,
    fetchedAt TEXT NOT NULL,
    freshUntil TEXT NOT NULL,
    keptUntil TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE statedPurpose (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    object TEXT NOT NULL,
    text TEXT NOT NULL,
    statedAt TEXT NOT NULL
) STRICT;

CREATE TABLE "stockImport" (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('companies', 'establishments', 'successions')),
    dataDate TEXT,
    importedAt TEXT NOT NULL,
    created INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0
) STRICT;

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

CREATE TABLE succession (
    predecessor INTEGER NOT NULL,
    successor INTEGER NOT NULL,
    since TEXT NOT NULL,
    movesHeadOffice INTEGER NOT NULL CHECK (movesHeadOffice IN (0, 1)),
    isContinuous INTEGER NOT NULL CHECK (isContinuous IN (0, 1)),
    PRIMARY KEY (predecessor, successor, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme (
    slug TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    draft TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version > 0),
    state TEXT NOT NULL
        CHECK (state = 'draft' OR state = 'toQualify' OR state = 'open' OR state = 'inProgress'
        OR state = 'waiting' OR state = 'resolved' OR state = 'closed'),
    subject TEXT NOT NULL,
    category TEXT NOT NULL,
    urgency TEXT NOT NULL CHECK (urgency = 'normal' OR urgency = 'urgent' OR urgency = 'critical'),
    urgencyReason TEXT,
    urgencyDueOn TEXT,
    commune TEXT NOT NULL,
    departement TEXT NOT NULL,
    creator TEXT NOT NULL,
    creatorName TEXT NOT NULL,
    creatorUnit TEXT NOT NULL,
    creatorOrganisation TEXT NOT NULL,
    openedByKeyOf TEXT,
    mandate TEXT,
    usagerDigest BLOB CHECK (length(usagerDigest) = 32),
    assignee TEXT,
    assigneeName TEXT,
    waitingReason TEXT,
    waitingUntil TEXT,
    isRelevant INTEGER NOT NULL DEFAULT 1 CHECK (isRelevant IN (0, 1)),
    knownAnswer TEXT,
    closureReason TEXT CHECK (closureReason = 'unblocked' OR closureReason = 'redirected'
        OR closureReason = 'answered' OR closureReason = 'withdrawn' OR closureReason = 'noAnswer'
        OR closureReason = 'inactive' OR closureReason = 'other'),
    usefulness TEXT CHECK (usefulness = 'yes' OR usefulness = 'no' OR usefulness = 'unknown'),
    closureComment TEXT,
    follows TEXT,
    incident TEXT,
    lastPlace INTEGER NOT NULL,
    lastOpenPlace INTEGER NOT NULL,
    audience TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL,
    activeAt TEXT NOT NULL,
    openedAt TEXT,
    firstAnsweredAt TEXT,
    lastAnsweredAt TEXT,
    resolvedAt TEXT,
    closedAt TEXT,
    remindedAt TEXT,
    moderatedAt TEXT,
    anonymisedAt TEXT, dueAt TEXT,
    CHECK ((closedAt IS NOT NULL) = (state = 'closed')),
    CHECK ((closureReason IS NOT NULL) = (state = 'closed')),
    CHECK ((waitingReason IS NOT NULL) = (state = 'waiting')),
    CHECK ((openedAt IS NULL) OR state <> 'draft'),
    CHECK (anonymisedAt IS NULL OR state = 'closed')
) STRICT;

CREATE TABLE ticketCategory (
    code TEXT PRIMARY KEY,
    prefix TEXT NOT NULL,
    name TEXT NOT NULL,
    englishName TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketClock (
    ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind = 'firstAnswer' OR kind = 'nextAnswer' OR kind = 'resolution'),
    businessDays INTEGER NOT NULL,
    startedAt TEXT NOT NULL,
    dueAt TEXT NOT NULL,
    usedSeconds INTEGER NOT NULL,
    pausedAt TEXT,
    metAt TEXT,
    warnedAt TEXT,
    breachedAt TEXT,
    nextAt TEXT,
    PRIMARY KEY (ticket, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketIdentifier (
    id TEXT PRIMARY KEY,
    ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
    type TEXT NOT NULL CHECK (type IN ('nir', 'caf', 'taxNumber', 'file')),
    value BLOB NOT NULL,
    masked TEXT NOT NULL,
    UNIQUE (ticket, type)
) STRICT;

CREATE TABLE ticketIncident (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version > 0),
    organisation TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'ended')),
    createdAt TEXT NOT NULL,
    endedAt TEXT,
    CHECK ((endedAt IS NOT NULL) = (state = 'ended'))
) STRICT;

CREATE TABLE ticketMessage (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    openPlace INTEGER,
    type TEXT NOT NULL,
    author TEXT,
    authorName TEXT,
    isByAgent INTEGER NOT NULL CHECK (isByAgent IN (0, 1)),
    text TEXT NOT NULL,
    repliesTo INTEGER,
    createdAt TEXT NOT NULL,
    correctedAt TEXT
) STRICT;

CREATE TABLE ticketMessageVersion (
    message INTEGER NOT NULL,
    until TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (message, until)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketNotice (
    number INTEGER PRIMARY KEY,
    ticket INTEGER NOT NULL,
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    author TEXT,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE ticketOrganisation (
    organisation TEXT PRIMARY KEY,
    needsQualifying INTEGER NOT NULL CHECK (needsQualifying IN (0, 1)),
    allowsOralMandate INTEGER NOT NULL CHECK (allowsOralMandate IN (0, 1)),
    version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketParticipant (
    ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('aidant', 'agent', 'moderator')),
    isHidden INTEGER NOT NULL CHECK (isHidden IN (0, 1)),
    invitedBy TEXT,
    since TEXT NOT NULL,
    PRIMARY KEY (ticket, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketPrincipal (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE ticketReading (
    ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    isAgentSide INTEGER NOT NULL CHECK (isAgentSide IN (0, 1)),
    place INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (ticket, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketRule (
    category TEXT NOT NULL,
    organisation TEXT NOT NULL,
    departement TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (category, organisation, departement)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketSeries (
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (prefix, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketSight (
    principal INTEGER NOT NULL,
    state INTEGER NOT NULL,
    ticket INTEGER NOT NULL,
    departement TEXT NOT NULL,
    dueAt INTEGER, urgency INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (principal, state, ticket)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE ticketText USING fts5 (
    words, notes, readers, content = '', detail = column, columnsize = 0, tokenize = 'ascii'
);

CREATE TABLE ticketTextWaiting (
    number INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    notes TEXT NOT NULL,
    readers TEXT NOT NULL
) STRICT;

CREATE TABLE ticketTextWipe (id INTEGER PRIMARY KEY CHECK (id = 1), since TEXT NOT NULL) STRICT;

CREATE TABLE 'ticketText_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'ticketText_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'ticketText_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE ticketUnit (
    ticket INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
    unit TEXT NOT NULL,
    organisation TEXT NOT NULL,
    name TEXT NOT NULL,
    since TEXT NOT NULL,
    leftAt TEXT,
    PRIMARY KEY (ticket, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticketUsager (
    ticket INTEGER PRIMARY KEY REFERENCES ticket (number) ON DELETE CASCADE,
    firstName TEXT NOT NULL,
    lastName TEXT NOT NULL,
    birthName TEXT,
    birthDate TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    address TEXT
) STRICT;

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

CREATE TABLE trainingSession (
    training TEXT NOT NULL REFERENCES training (id) ON DELETE CASCADE,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL CHECK (ends > starts),
    places INTEGER NOT NULL CHECK (places >= 0),
    PRIMARY KEY (training, starts)
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

CREATE TABLE unitZone (
    zone TEXT NOT NULL,
    organisation TEXT NOT NULL,
    unit TEXT NOT NULL,
    validFrom TEXT NOT NULL,
    validTo TEXT NOT NULL,
    PRIMARY KEY (zone, organisation, unit, validFrom),
    FOREIGN KEY (unit, validFrom) REFERENCES unitPeriod (unit, validFrom) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'stopped')),
    version INTEGER NOT NULL CHECK (version > 0),
    createdAt TEXT NOT NULL,
    creator TEXT,
    secret BLOB NOT NULL,
    previousSecret BLOB,
    previousSecretUntil TEXT,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    failingSince TEXT,
    heldUntil TEXT NOT NULL,
    CHECK ((previousSecret IS NULL) = (previousSecretUntil IS NULL)),
    CHECK ((failures = 0) = (failingSince IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE webhookAttempt (
    delivery TEXT NOT NULL REFERENCES webhookDelivery (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    status INTEGER,
    reason TEXT,
    milliseconds INTEGER NOT NULL,
    PRIMARY KEY (delivery, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhookDelivery (
    id TEXT PRIMARY KEY,
    webhook TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event INTEGER,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    objectType TEXT NOT NULL,
    object TEXT NOT NULL,
    version INTEGER,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    createdAt TEXT NOT NULL,
    dueAt TEXT NOT NULL,
    settledAt TEXT,
    UNIQUE (webhook, event),
    CHECK ((state = 'waiting') = (settledAt IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE webhookProgress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    lastEntry INTEGER NOT NULL
) STRICT;

CREATE TABLE webhookType (
    webhook TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    PRIMARY KEY (webhook, type)
) STRICT, WITHOUT ROWID;

CREATE INDEX absenceByAccount ON absence (account, toDay);

CREATE INDEX accountBySearchName ON account (searchName);

CREATE INDEX answerTemplateByOrganisation ON answerTemplate (organisation, id);

CREATE INDEX apiKeyByOrganisation ON apiKey (organisation, name);

CREATE INDEX applicationByAccount ON application (account, createdAt);

CREATE INDEX applicationByAge ON application (createdAt);

CREATE INDEX applicationByCandidate ON application (candidate, id) WHERE candidate IS NOT NULL;

CREATE INDEX applicationByEmployer ON application (employer, id);

CREATE INDEX applicationByOffer ON application (offer, id);

CREATE INDEX applicationInterview ON application (employer, interviewAt) WHERE interviewAt IS NOT NULL;

CREATE INDEX applicationMessageByThread ON applicationMessage (application, id);

CREATE INDEX applicationOpen ON application (changedAt)
    WHERE state IN ('sent', 'read', 'interviewProposed', 'interviewDone', 'proposed');

CREATE INDEX applicationUnread ON application (createdAt) WHERE state = 'sent';

CREATE INDEX applicationUntold ON application (changedAt) WHERE isTold = 0;

CREATE INDEX attachmentByAccount ON attachment (account, id) WHERE account IS NOT NULL;

CREATE UNIQUE INDEX attachmentByFile ON attachment (file) WHERE file IS NOT NULL;

CREATE INDEX attachmentByKey ON attachment (key, id) WHERE key IS NOT NULL;

CREATE INDEX attachmentByObject ON attachment (objectType, object) WHERE object IS NOT NULL;

CREATE INDEX attachmentByScan ON attachment (nextScanAt) WHERE nextScanAt IS NOT NULL;

CREATE INDEX attachmentWaiting ON attachment (createdAt) WHERE object IS NULL;

CREATE INDEX bounceByAge ON bounce (at);

CREATE INDEX breakGlassByRequester ON breakGlass (requestedBy);

CREATE INDEX breakGlassBySubject ON breakGlass (subject);

CREATE INDEX candidateByActivity ON candidate (lastActiveAt);

CREATE INDEX candidateByRepresentative ON candidate (representativeEmail)
    WHERE representativeEmail IS NOT NULL;

CREATE INDEX candidateMandateByEmail ON candidateMandate (email, candidate);

CREATE INDEX candidateWishByCandidate ON candidateWish (candidate);

CREATE INDEX changeSetByOrganisation ON changeSet (organisation, id);

CREATE INDEX clashBySecond ON clash (second);

CREATE UNIQUE INDEX clockPolicyOnce ON clockPolicy
    (kind, coalesce(organisation, ''), coalesce(urgency, ''), coalesce(departement, ''));

CREATE INDEX companyAgentUseByDay ON companyAgentUse (day);

CREATE INDEX companyByAssociation ON company (association) WHERE association IS NOT NULL;

CREATE INDEX companyChangeByFollowUp ON companyChange (followUp, id);

CREATE INDEX companyChangeByTime ON companyChange (noticedAt);

CREATE INDEX companyExchangeByAsker ON companyExchange (askedBy);

CREATE INDEX companyExchangeBySiren ON companyExchange (siren, id);

CREATE INDEX companyExchangeFrom ON companyExchange (fromGroup, id);

CREATE INDEX companyExchangeTo ON companyExchange (toGroup, id);

CREATE INDEX companyExportByAccount ON companyExport (account);

CREATE INDEX companyExportByEnd ON companyExport (expiresAt);

CREATE INDEX companyExportWaiting ON companyExport (id) WHERE state = 'waiting';

CREATE INDEX companyFollowUpByTime ON companyFollowUp (nextAt);

CREATE UNIQUE INDEX companyFollowUpOnce ON companyFollowUp (account, siren, ifnull(siret, 0));

CREATE INDEX companyGroupMemberByGroup ON companyGroupMember (companyGroup);

CREATE INDEX companyListByAccount ON companyList (account, id) WHERE companyGroup IS NULL;

CREATE INDEX companyListByGroup ON companyList (companyGroup, id) WHERE companyGroup IS NOT NULL;

CREATE INDEX companyListItemBySiret ON companyListItem (siret);

CREATE INDEX companyNoteByAge ON companyNote (writtenAt);

CREATE INDEX companyNoteByAuthor ON companyNote (author);

CREATE INDEX companyNoteByGroup ON companyNote (companyGroup, id);

CREATE INDEX companyNoteBySiren ON companyNote (siren, id);

CREATE INDEX discussionByPlace ON discussion (departement, id);

CREATE INDEX eligibilityRuleByOwner ON eligibilityRulePeriod (owner, validTo, id);

CREATE UNIQUE INDEX eligibilityRuleNow ON eligibilityRulePeriod (id, validTo);

CREATE INDEX employerStanding ON employer (id, answered, received, verification, isOpen);

CREATE INDEX employerUserByEmployer ON employerUser (employer, account);

CREATE INDEX employerWaiting ON employer (verification, id) WHERE verification = 'pending';

CREATE INDEX exchangeCodeByAge ON exchangeCode (expiresAt);

CREATE INDEX expertByOrganisation ON expertPeriod (organisation, validTo, id);

CREATE INDEX expertByUnit ON expertPeriod (unit, validTo, id);

CREATE INDEX expertMemberByExpert ON expertMember (expert);

CREATE UNIQUE INDEX expertNow ON expertPeriod (id, validTo);

CREATE INDEX expertiseByExpert ON expertisePeriod (expert, validTo, id);

CREATE INDEX expertiseBySubject ON expertisePeriod (subject, validTo, id);

CREATE UNIQUE INDEX expertiseNow ON expertisePeriod (id, validTo);

CREATE INDEX idempotencyRecordByAge ON idempotencyRecord (createdAt);

CREATE INDEX identityProposalByAge ON identityProposal (expiresAt);

CREATE INDEX interventionByAuthor ON intervention (createdBy);

CREATE INDEX interventionByDay ON intervention (day);

CREATE INDEX interventionByGroup ON intervention (companyGroup, id);

CREATE INDEX interventionBySiret ON intervention (siret, id);

CREATE INDEX interventionFollowUpByIntervention ON interventionFollowUp (intervention, id);

CREATE INDEX invitationByAccount ON invitation (account);

CREATE INDEX invitationByPlace ON invitation (organisation, unit);

CREATE INDEX jobDatingByDay ON jobDating (day, id);

CREATE INDEX jobDatingMeetingOfCandidate ON jobDatingMeeting (candidate);

CREATE INDEX jobDatingMeetingOfOffer ON jobDatingMeeting (offer);

CREATE INDEX jobDatingOfCandidate ON jobDatingCandidate (candidate);

CREATE INDEX journalAudienceByEntry ON journalAudience (number);

CREATE INDEX journalEntryByAuthor ON journalEntry (authorKind, author, number) WHERE author IS NOT NULL;

CREATE INDEX journalEntryByObject ON journalEntry (objectType, object, number);

CREATE INDEX knownAnswerByOrganisation ON knownAnswer (organisation, id);

CREATE INDEX landingByOrganisation ON landing (organisation);

CREATE INDEX letterByAccount ON letter (reader) WHERE substr(reader, 1, 8) = 'account:';

CREATE INDEX letterByAddress ON letter (address) WHERE address IS NOT NULL;

CREATE INDEX letterByDue ON letter (dueAt, id) WHERE state = 'waiting';

CREATE INDEX letterBySettlement ON letter (settledAt) WHERE settledAt IS NOT NULL;

CREATE INDEX letterByState ON letter (state, id);

CREATE INDEX linkedIdentityByAccount ON linkedIdentity (account);

CREATE INDEX mandateByAccount ON mandate (account, id);

CREATE INDEX mandateByAge ON mandate (createdAt) WHERE wipedAt IS NULL AND ticket IS NULL;

CREATE INDEX mandateByEmail ON mandate (lower(email)) WHERE email IS NOT NULL;

CREATE INDEX mandateByPhone ON mandate (phone, state, id) WHERE phone IS NOT NULL;

CREATE INDEX mandateSmsByMandate ON mandateSms (mandate);

CREATE INDEX mandateSmsToSend ON mandateSms (number) WHERE isIncoming = 0 AND sentAt IS NULL;

CREATE INDEX matchBlockByEmployer ON matchBlock (employer, candidate);

CREATE INDEX membershipByPlace ON membership (organisation, unit);

CREATE UNIQUE INDEX membershipOnce
    ON membership (account, role, coalesce(organisation, ''), coalesce(unit, ''));

CREATE INDEX modelVersionDue ON modelVersion (publishFrom) WHERE publishFrom IS NOT NULL;

CREATE UNIQUE INDEX modelVersionPublished ON modelVersion (model) WHERE state = 'published';

CREATE INDEX needByAge ON need (createdAt);

CREATE INDEX needByEmail ON need (contactEmail, subject, createdAt) WHERE contactEmail IS NOT NULL;

CREATE INDEX needByOpener ON need (openedBy, id) WHERE openedBy IS NOT NULL;

CREATE INDEX needByPartner ON need (partner, id) WHERE partner IS NOT NULL;

CREATE INDEX needByQueue ON need (queue, id) WHERE queue IS NOT NULL;

CREATE INDEX needBySiret ON need (siret, subject, createdAt) WHERE siret IS NOT NULL;

CREATE INDEX needByState ON need (state, id);

CREATE INDEX needByStep ON need (nextStepAt) WHERE nextStepAt IS NOT NULL;

CREATE INDEX needCommentByAuthor ON needComment (author) WHERE author IS NOT NULL;

CREATE INDEX needCommentByNeed ON needComment (need, id);

CREATE INDEX needMatchByPlace ON needMatch (organisation, unit, expert, status, createdAt, need);

CREATE INDEX offerAlertByCandidate ON offerAlert (candidate, id);

CREATE INDEX offerAlertDue ON offerAlert (nextAt);

CREATE INDEX offerByApplications ON offer (applications, id) WHERE state = 'active';

CREATE INDEX offerByCell ON offer (cell, latitude, longitude, applications, startDay, publishedAt, id)
    WHERE state = 'active';

CREATE INDEX offerByEmployer ON offer (employer, id);

CREATE INDEX offerByExpiry ON offer (expiresOn, id) WHERE state = 'active';

CREATE INDEX offerByPlace ON offer (employer, cell) WHERE state IN ('active', 'pending', 'suspended');

CREATE INDEX offerByPublication ON offer (publishedAt DESC, id) WHERE state = 'active';

CREATE INDEX offerByStart ON offer (startDay, id) WHERE state = 'active';

CREATE INDEX offerByTrade ON offer (trade, publishedAt DESC, id) WHERE state = 'active';

CREATE UNIQUE INDEX offerDelegated ON offerDelegation (offer) WHERE state = 'accepted';

CREATE INDEX offerDelegationByOrganisation ON offerDelegation (organisation, id);

CREATE INDEX offerDelegationByTraining ON offerDelegation (training);

CREATE INDEX offerHousedMatch ON offer (matchKey, latitude, longitude, targetLevel, startDay, months, rhythm,
    flags, publishedAt) WHERE state = 'active' AND (flags & 2) <> 0;

CREATE INDEX offerInvitationByCandidate ON offerInvitation (candidate, id);

CREATE INDEX offerMatch ON offer (matchKey, cell, latitude, longitude, targetLevel, startDay, months, rhythm,
    flags, publishedAt, id, employer, entryLevel, licences, applications, posts, taken, expiresOn)
    WHERE state = 'active';

CREATE INDEX offerReportOpen ON offerReport (id) WHERE state = 'open';

CREATE INDEX offerWordByOffer ON offerWord (offer);

CREATE INDEX partnerFeedByTurn ON partnerFeed (nextAt);

CREATE INDEX partnerRecordByAge ON partnerRecord (agreement, receivedAt);

CREATE INDEX privacyRequestByAccount ON privacyRequest (account, id) WHERE account IS NOT NULL;

CREATE INDEX privacyRequestByEmail ON privacyRequest (email, id) WHERE email IS NOT NULL;

CREATE INDEX providerSessionByAccount ON providerSession (account);

CREATE INDEX providerSessionByAge ON providerSession (expiresAt);

CREATE INDEX savedSimulationExpiry ON savedSimulation (expiresAt);

CREATE INDEX secondFactorByAccount ON secondFactor (account);

CREATE INDEX sessionByAccount ON session (account);

CREATE INDEX sessionByAge ON session (expiresAt);

CREATE INDEX signInAttemptByAge ON signInAttempt (expiresAt);

CREATE INDEX signInLinkByAccount ON signInLink (account, createdAt);

CREATE INDEX signInLinkByAge ON signInLink (expiresAt);

CREATE INDEX simulationReportOpen ON simulationReport (id) WHERE answeredAt IS NULL;

CREATE INDEX sourceAnswerByEnd ON sourceAnswer (keptUntil);

CREATE INDEX sourceAnswerByFreshness ON sourceAnswer (freshUntil, length(body));

CREATE INDEX statedPurposeByAccount ON statedPurpose (account);

CREATE INDEX statedPurposeByTime ON statedPurpose (statedAt);

CREATE UNIQUE INDEX subjectBySlug ON subjectPeriod (slug, validTo);

CREATE INDEX successionBySuccessor ON succession (successor);

CREATE INDEX ticketByActivity ON ticket (activeAt) WHERE state NOT IN ('closed');

CREATE INDEX ticketByClosing ON ticket (closedAt) WHERE closedAt IS NOT NULL;

CREATE INDEX ticketByDue ON ticket (dueAt) WHERE dueAt IS NOT NULL;

CREATE INDEX ticketByIncident ON ticket (incident, number) WHERE incident IS NOT NULL;

CREATE INDEX ticketByResolution ON ticket (resolvedAt) WHERE resolvedAt IS NOT NULL AND closedAt IS NULL;

CREATE INDEX ticketByUpdate ON ticket (updatedAt, number, state);

CREATE INDEX ticketByUsager ON ticket (usagerDigest, number) WHERE usagerDigest IS NOT NULL;

CREATE INDEX ticketByWaiting ON ticket (waitingUntil) WHERE waitingUntil IS NOT NULL;

CREATE INDEX ticketClockDue ON ticketClock (nextAt) WHERE nextAt IS NOT NULL;

CREATE INDEX ticketIncidentByOrganisation ON ticketIncident (organisation, id);

CREATE INDEX ticketParticipantByAccount ON ticketParticipant (account, ticket);

CREATE INDEX ticketSightUrgent ON ticketSight (principal, urgency, state, ticket, departement)
    WHERE urgency > 0;

CREATE INDEX ticketUnanswered ON ticket (openedAt)
    WHERE firstAnsweredAt IS NULL AND moderatedAt IS NULL AND openedAt IS NOT NULL AND closedAt IS NULL;

CREATE INDEX ticketUsagerByEmail ON ticketUsager (lower(email)) WHERE email IS NOT NULL;

CREATE INDEX trainingAppointmentByCandidate ON trainingAppointment (candidate, id);

CREATE INDEX trainingAppointmentByTraining ON trainingAppointment (training, id);

CREATE UNIQUE INDEX trainingAppointmentOpen ON trainingAppointment (training, candidate)
    WHERE state IN ('asked', 'confirmed');

CREATE INDEX trainingByOrganisation ON training (organisation, id) WHERE organisation IS NOT NULL;

CREATE INDEX trainingByRome ON training (rome, cell);

CREATE INDEX unitPeriodByParent ON unitPeriod (parent, validTo) WHERE parent IS NOT NULL;

CREATE INDEX unitPeriodByPlace ON unitPeriod (placeLatitude, placeLongitude, validFrom, validTo)
    WHERE placeLatitude IS NOT NULL;

CREATE INDEX unitZoneByUnit ON unitZone (unit, validFrom);

CREATE INDEX webhookByOrganisation ON webhook (organisation, id);

CREATE INDEX webhookDeliveryByAge ON webhookDelivery (createdAt);

CREATE INDEX webhookDeliveryByDue ON webhookDelivery (webhook, dueAt, id) WHERE state = 'waiting';

CREATE INDEX webhookTypeByType ON webhookType (type);
