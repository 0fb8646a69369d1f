-- Written by `make schema` from the migrations; do not edit.

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

CREATE TABLE aggregate (
    series TEXT NOT NULL,
    month TEXT NOT NULL,
    departement TEXT NOT NULL,
    organisation TEXT NOT NULL,
    category TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    total REAL NOT NULL,
    PRIMARY KEY (series, month, departement, organisation, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE aggregateProgress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    lastEntry INTEGER NOT NULL
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

CREATE TABLE demonstration (id INTEGER PRIMARY KEY CHECK (id = 1), since TEXT NOT NULL) STRICT;

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

CREATE TABLE exchangeCode (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    account TEXT NOT NULL REFERENCES account (id),
    codeChallenge TEXT NOT NULL,
    method TEXT NOT NULL,
    context TEXT,
    expiresAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE failedAttempt (
    account TEXT PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count > 0),
    since TEXT NOT NULL
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

CREATE TABLE identityProposal (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    codeChallenge TEXT NOT NULL,
    expiresAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
    authorKind TEXT NOT NULL CHECK (authorKind IN ('anonymous', 'owner', 'service', 'account', 'key')),
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

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    step TEXT NOT NULL,
    reader TEXT,
    address TEXT,
    name TEXT,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    link TEXT,
    unsubscribeToken TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'expired', 'unwanted')),
    isForDigest INTEGER NOT NULL CHECK (isForDigest IN (0, 1)),
    createdAt TEXT NOT NULL,
    dueAt TEXT NOT NULL,
    expiresAt TEXT,
    settledAt TEXT,
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    reason TEXT,
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
    decidedAt TEXT,
    CHECK ((decidedAt IS NULL) = (state = 'open')),
    CHECK ((state = 'refused') = (exception IS NOT NULL)),
    CHECK ((state = 'refused') >= (reason IS NOT NULL))
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

CREATE INDEX apiKeyByOrganisation ON apiKey (organisation, name);

CREATE INDEX attachmentByAccount ON attachment (account, id) WHERE account IS NOT NULL;

CREATE UNIQUE INDEX attachmentByFile ON attachment (file) WHERE file IS NOT NULL;

CREATE INDEX attachmentByKey ON attachment (key, id) WHERE key IS NOT NULL;

CREATE INDEX attachmentByObject ON attachment (objectType, object) WHERE object IS NOT NULL;

CREATE INDEX attachmentByScan ON attachment (nextScanAt) WHERE nextScanAt IS NOT NULL;

CREATE INDEX attachmentWaiting ON attachment (createdAt) WHERE object IS NULL;

CREATE INDEX bounceByAge ON bounce (at);

CREATE INDEX breakGlassByRequester ON breakGlass (requestedBy);

CREATE INDEX breakGlassBySubject ON breakGlass (subject);

CREATE INDEX changeSetByOrganisation ON changeSet (organisation, id);

CREATE INDEX exchangeCodeByAge ON exchangeCode (expiresAt);

CREATE INDEX idempotencyRecordByAge ON idempotencyRecord (createdAt);

CREATE INDEX identityProposalByAge ON identityProposal (expiresAt);

CREATE INDEX invitationByAccount ON invitation (account);

CREATE INDEX invitationByPlace ON invitation (organisation, unit);

CREATE INDEX journalAudienceByEntry ON journalAudience (number);

CREATE INDEX journalEntryByAuthor ON journalEntry (authorKind, author, number) WHERE author IS NOT NULL;

CREATE INDEX journalEntryByObject ON journalEntry (objectType, object, number);

CREATE INDEX letterByDue ON letter (dueAt, id) WHERE state = 'waiting';

CREATE INDEX letterByReader ON letter (reader) WHERE reader IS NOT NULL;

CREATE INDEX letterBySettlement ON letter (settledAt) WHERE settledAt IS NOT NULL;

CREATE INDEX letterByState ON letter (state, id);

CREATE INDEX linkedIdentityByAccount ON linkedIdentity (account);

CREATE INDEX membershipByPlace ON membership (organisation, unit);

CREATE UNIQUE INDEX membershipOnce
    ON membership (account, role, coalesce(organisation, ''), coalesce(unit, ''));

CREATE INDEX modelVersionDue ON modelVersion (publishFrom) WHERE publishFrom IS NOT NULL;

CREATE UNIQUE INDEX modelVersionPublished ON modelVersion (model) WHERE state = 'published';

CREATE INDEX privacyRequestByAccount ON privacyRequest (account, id) WHERE account IS NOT NULL;

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

CREATE INDEX unitPeriodByParent ON unitPeriod (parent, validTo) WHERE parent IS NOT NULL;

CREATE INDEX unitPeriodByPlace ON unitPeriod (placeLatitude, placeLongitude, validFrom, validTo)
    WHERE placeLatitude IS NOT NULL;

CREATE INDEX unitZoneByUnit ON unitZone (unit, validFrom);

CREATE INDEX webhookByOrganisation ON webhook (organisation, id);

CREATE INDEX webhookDeliveryByAge ON webhookDelivery (createdAt);

CREATE INDEX webhookDeliveryByDue ON webhookDelivery (webhook, dueAt, id) WHERE state = 'waiting';

CREATE INDEX webhookTypeByType ON webhookType (type);
