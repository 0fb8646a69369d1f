/// How rows get their numbers where none is given: as SQLite gives them, one more than the highest there is.
///
/// A sequence would leave gaps and not know of numbers that were given. One process writes at a time, so that the next number
/// is nobody else's.
enum NumberDefinition {
    /// What numbers the rows of a table.
    ///
    /// - Parameter column: the definition of the column; with `AUTOINCREMENT` no number is ever given twice.
    static func numbering(_ table: String, by column: [Token]) -> [String] {
        let name = column[0].text
        let isOnce = column.contains { $0.isWord("AUTOINCREMENT") }
        let function = "number_by_\(name)" + (isOnce ? "_once" : "")
        let once = """
            IF NEW.\(name) < nextval(TG_ARGV[0]) THEN NEW.\(name) := currval(TG_ARGV[0]);
                ELSE PERFORM setval(TG_ARGV[0], NEW.\(name)); END IF;
            """
        let definition = """
            CREATE OR REPLACE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql AS $trigger$ BEGIN
                IF NEW.\(name) IS NULL THEN
                    EXECUTE format('SELECT coalesce(max(\(name)), 0) + 1 FROM %I', TG_TABLE_NAME) INTO NEW.\(name);
                    \(isOnce ? once : "")
                END IF;
                RETURN NEW;
            END $trigger$
            """
        let trigger = """
            CREATE TRIGGER \(table)_number BEFORE INSERT ON \(table) FOR EACH ROW
            EXECUTE FUNCTION \(function)(\(isOnce ? "'\(table)_numbers'" : ""))
            """
        return (isOnce ? ["CREATE SEQUENCE \(table)_numbers"] : []) + [definition, trigger]
    }
}
