/// What PostgreSQL's catalogue knows of references, indexes and triggers, as statements.
enum CopyStatements {
    /// Writes down what puts them back: triggers and indexes before references, which are looked up in them.
    static let rememberEnds = """
        INSERT INTO databaseCopyEnd (position, statement)
        SELECT row_number() OVER (ORDER BY stage, statement), statement FROM (
            SELECT 1 AS stage, pg_get_indexdef(indexrelid) AS statement FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE \(isOurs) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
            UNION ALL
            SELECT 2, format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            UNION ALL
            SELECT 3, format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
            FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE \(isOurs) AND \(isInTheWay)
        ) AS found
        """

    /// Takes them away; references first, since they hold on to indexes.
    static let clearAway = """
        DO $clear$
        DECLARE statement TEXT;
        BEGIN
            FOR statement IN
                SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint
                WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            LOOP EXECUTE statement; END LOOP;
            FOR statement IN
                SELECT format('DROP INDEX %s', indexrelid::regclass) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                WHERE \(isOurs) AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
            LOOP EXECUTE statement; END LOOP;
            FOR statement IN
                SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname)
                FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE \(isOurs) AND \(isInTheWay)
            LOOP EXECUTE statement; END LOOP;
        END $clear$
        """

    private static let isOurs = "pg_class.relnamespace = current_schema()::regnamespace"
    /// The triggers that number rows find every number given.
    private static let isInTheWay = #"NOT tgisinternal AND tgname NOT LIKE '%\_number'"#
}
