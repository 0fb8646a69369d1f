import Database

/// The indexes that hold all that searching and matching look at, so that neither reads the rows of offers that it leaves out.
enum SpeedSchema {
    static let migration = Migration(
        "apprenticeship", "covering-indexes",
        """
        ALTER TABLE offer ADD COLUMN matchKey TEXT NOT NULL DEFAULT '';
        UPDATE offer SET matchKey = coalesce(trade, '') || ' ' || romes;
        DROP INDEX offerByCell;
        CREATE INDEX offerByCell ON offer (cell, latitude, longitude, applications, startDay, publishedAt, id)
            WHERE state = 'active';
        CREATE INDEX offerMatch ON offer (matchKey, cell, latitude, longitude, targetLevel, startDay, months, rhythm,
            flags, publishedAt, id, employer, entryLevel, licences, applications, posts, taken, expiresOn)
            WHERE state = 'active';
        CREATE INDEX employerStanding ON employer (id, answered, received, verification, isOpen);
        DROP INDEX offerHoused;
        CREATE INDEX offerHousedMatch ON offer (matchKey, latitude, longitude, targetLevel, startDay, months, rhythm,
            flags, publishedAt) WHERE state = 'active' AND (flags & 2) <> 0;
        """)
}
