import Database

/// The tables of companies.
///
/// What a register gives by the million is kept under the number itself, in the order of numbers: an import that follows the
/// order of the file writes each page once. The full text is an index without content whose row numbers say the order in
/// which people want to read: see `RankedKey`.
enum CompaniesSchema {
    static let migrations = [
        Migration(
            "companies", "stock",
            """
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
            INSERT INTO establishmentIndex (establishmentIndex, rank) VALUES ('hashsize', 33554432);
            INSERT INTO establishmentIndex (establishmentIndex, rank) VALUES ('automerge', 8);
            INSERT INTO establishmentIndex (establishmentIndex, rank) VALUES ('crisismerge', 32);

            CREATE TABLE stockImport (
                id INTEGER PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('companies', 'establishments')),
                dataDate TEXT,
                importedAt TEXT NOT NULL,
                created INTEGER NOT NULL DEFAULT 0,
                changed INTEGER NOT NULL DEFAULT 0,
                unchanged INTEGER NOT NULL DEFAULT 0,
                refused INTEGER NOT NULL DEFAULT 0
            ) STRICT;
            """),
        GroupTable.migration, SourceCache.migration, GroupTable.serviceMigration,
        InterventionTable.migration, ExchangeTable.migration, AgreementTable.migration, ExportTable.migration,
        CompanyListTable.migration, CompanyFollowUpTable.migration, CompanyNoteTable.migration,
        ExportTable.partsMigration, ExchangeTable.sirenMigration, SourceCache.sizeMigration, DepositStep.migration,
        CompanyTable.associationMigration, StatedPurpose.table,
        InterventionTable.placeMigration, SuccessionTable.migration, DepositReceipt.groupMigration,
        GroupTable.zoneMigration, ExportTable.purposeMigration, AgentUseTable.migration,
        AgreementTable.keyMigration, DepositStep.keyMigration, FeedTable.migration,
    ]
}
