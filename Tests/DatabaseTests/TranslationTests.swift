import Testing

@testable import Database

/// Statements that features write in SQLite's language, as PostgreSQL gets them.
@Suite struct `Translating a statement` {
    @Test(arguments: [
        // Values, names and literals.
        ("SELECT a FROM t WHERE b = ? AND c = ?", "SELECT a FROM t WHERE b = $1 AND c = $2"),
        ("SELECT \"openedAt\" FROM t", "SELECT \"openedat\" FROM t"),
        ("SELECT user FROM t", "SELECT \"user\" FROM t"),
        ("SELECT x'00ff', 'it''s ?' FROM t -- why ?", "SELECT '\\x00ff'::bytea , 'it''s ?' FROM t"),
        ("SELECT t.* FROM t;", "SELECT t.* FROM t"),
        // Tables.
        ("SELECT a FROM t INDEXED BY tByA WHERE a > ?", "SELECT a FROM t WHERE a > $1"),
        ("SELECT a FROM t AS x CROSS JOIN u AS y ON x.a = y.a", "SELECT a FROM t AS x INNER JOIN u AS y ON x.a = y.a"),
        ("SELECT a FROM t CROSS JOIN u", "SELECT a FROM t CROSS JOIN u"),
        ("SELECT count(*) FROM (SELECT a FROM t)", "SELECT count ( * ) FROM ( SELECT a FROM t ) AS unnamed_1"),
        ("SELECT count(*) FROM (SELECT a FROM t) AS x", "SELECT count ( * ) FROM ( SELECT a FROM t ) AS x"),
        // Comparisons.
        ("SELECT 1 FROM t WHERE a == b", "SELECT 1 FROM t WHERE a = b"),
        ("SELECT 1 FROM t WHERE a IS b", "SELECT 1 FROM t WHERE a IS NOT DISTINCT FROM b"),
        ("SELECT 1 FROM t WHERE a IS NOT ?", "SELECT 1 FROM t WHERE a IS DISTINCT FROM $1"),
        ("SELECT 1 FROM t WHERE a IS NOT NULL", "SELECT 1 FROM t WHERE a IS NOT NULL"),
        ("SELECT 1 FROM t WHERE ? IS NULL OR a = ?", "SELECT 1 FROM t WHERE CAST ( $1 AS TEXT ) IS NULL OR a = $2"),
        ("SELECT 1 FROM t WHERE a LIKE ?", "SELECT 1 FROM t WHERE a ILIKE $1 ESCAPE ''"),
        ("SELECT 1 FROM t WHERE a LIKE ? ESCAPE '!'", "SELECT 1 FROM t WHERE a ILIKE $1 ESCAPE '!'"),
        ("SELECT rowid FROM f WHERE f MATCH ?", "SELECT rowid FROM f WHERE f.terms @@ CAST ( $1 AS tsquery )"),
        ("SELECT 1 FROM f AS g WHERE g.f MATCH ?", "SELECT 1 FROM f AS g WHERE g.terms @@ CAST ( $1 AS tsquery )"),
        // Conditions.
        ("SELECT a FROM t WHERE 1 AND (0)", "SELECT a FROM t WHERE TRUE AND ( FALSE )"),
        ("SELECT a FROM t WHERE a BETWEEN 0 AND 1", "SELECT a FROM t WHERE a BETWEEN 0 AND 1"),
        (
            "SELECT a FROM t WHERE ? OR a BETWEEN ? AND ?",
            "SELECT a FROM t WHERE ( CAST ( $1 AS BIGINT ) <> 0 ) OR a BETWEEN $2 AND $3"
        ),
        ("SELECT CASE WHEN ? THEN a END FROM t", "SELECT CASE WHEN ( CAST ( $1 AS BIGINT ) <> 0 ) THEN a END FROM t"),
        ("SELECT CASE a WHEN ? THEN 1 END FROM t", "SELECT CASE a WHEN $1 THEN 1 END FROM t"),
        // Functions.
        ("SELECT ifnull(a, b) FROM t", "SELECT coalesce ( a , b ) FROM t"),
        ("SELECT iif(a > 1, f(b, c), 2) FROM t", "SELECT ( CASE WHEN a > 1 THEN f ( b , c ) ELSE 2 END ) FROM t"),
        ("SELECT iif(a = 1, ifnull(b, 0), 2)", "SELECT ( CASE WHEN a = 1 THEN coalesce ( b , 0 ) ELSE 2 END )"),
        ("SELECT substr(a, -2)", "SELECT sqlite_substr ( a , - 2 )"),
        ("SELECT random()", "SELECT sqlite_random ( )"),
        ("SELECT CAST(a AS INTEGER)", "SELECT CAST ( a AS BIGINT )"),
        ("SELECT CAST(? AS BLOB)", "SELECT convert_to ( $1 , 'UTF8' )"),
        ("SELECT json_extract(a, '$.b.c')", "SELECT ( CAST ( a AS json ) #>> '{b,c}' )"),
        ("SELECT group_concat(a)", "SELECT string_agg ( a , ',' )"),
        ("SELECT json_object('a', json(b))", "SELECT json_build_object ( 'a' , CAST ( b AS json ) )"),
        // What becomes of rows that are there.
        ("INSERT OR FAIL INTO t (a) VALUES (?)", "INSERT INTO t ( a ) VALUES ( $1 )"),
        ("INSERT OR IGNORE INTO t (a) VALUES (?)", "INSERT INTO t ( a ) VALUES ( $1 ) ON CONFLICT DO NOTHING"),
        (
            "INSERT OR IGNORE INTO t (a) VALUES (?) RETURNING a",
            "INSERT INTO t ( a ) VALUES ( $1 ) ON CONFLICT DO NOTHING RETURNING a"
        ),
        (
            "INSERT INTO t (a, n) VALUES (?, 1) ON CONFLICT (a) DO UPDATE SET n = n + 1, m = excluded.m",
            "INSERT INTO t ( a , n ) VALUES ( $1 , 1 ) ON CONFLICT ( a ) DO UPDATE SET n = t.n + 1 , m = excluded.m"
        ),
    ])
    func `says the same in other words`(_ text: String, _ expected: String) throws {
        #expect(try PostgresText(text).text == expected)
    }

    @Test(arguments: [
        "INSERT OR REPLACE INTO t (a) VALUES (?)", "REPLACE INTO t (a) VALUES (?)", "SELECT a FROM t WHERE a GLOB ?",
        "SELECT a FROM t WHERE a LIKE lower(b)", "SELECT a FROM t WHERE a = ?2", "SELECT json_extract(a, '$[0]')",
        "SELECT iif(a, b)", "SELECT 'a", "SELECT (a", "SELECT :name", "SELECT [a]",
    ])
    func `refuses what it does not know`(_ text: String) throws {
        #expect(throws: DatabaseError.self) { try PostgresText(text) }
    }

    @Test func `replaces a row by changing it, when it knows the key`() throws {
        let schema = PostgresSchema(columns: ["t": ["a", "b", "c"], "u": ["a"]], keys: ["t": ["a"], "u": ["a"]])
        #expect(
            try PostgresText("REPLACE INTO t (a, b) VALUES (?, ?)", schema: schema).text == """
                INSERT INTO t ( a , b ) VALUES ( $1 , $2 ) ON CONFLICT ( "a" ) DO UPDATE SET "b" = excluded."b" , \
                "c" = DEFAULT
                """)
        #expect(
            try PostgresText("REPLACE INTO u (a) VALUES (?)", schema: schema).text
                == "INSERT INTO u ( a ) VALUES ( $1 ) ON CONFLICT ( \"a\" ) DO NOTHING")
    }

    @Test(
        arguments: [
            ("INSERT OR FAIL INTO T (a) VALUES (?)", "t"), ("UPDATE t SET a = 1", "t"),
            ("DELETE FROM t WHERE a = 1", "t"),
            ("WITH x AS (SELECT a FROM u) DELETE FROM t WHERE a IN (SELECT a FROM x)", "t"), ("SELECT a FROM t", nil),
        ] as [(String, String?)])
    func `knows the table that is changed`(_ text: String, _ table: String?) throws {
        #expect(try PostgresText(text).changed == table)
    }

    @Test func `says where NULL comes, in the tables where it can`() throws {
        let schema = PostgresSchema(nullable: ["t": ["b"], "u": ["a"]])
        func order(_ text: String) throws -> String { try PostgresText(text, schema: schema).text }
        #expect(
            try order("SELECT a FROM t ORDER BY a, b LIMIT 1") == "SELECT a FROM t ORDER BY a , b NULLS FIRST LIMIT 1")
        #expect(try order("SELECT a FROM t ORDER BY b DESC") == "SELECT a FROM t ORDER BY b DESC NULLS LAST")
        #expect(try order("SELECT a FROM t ORDER BY b NULLS LAST") == "SELECT a FROM t ORDER BY b NULLS LAST")
        #expect(try order("SELECT a FROM v ORDER BY b") == "SELECT a FROM v ORDER BY b")
    }
}

/// Migrations, whose texts are never edited, as PostgreSQL gets them.
@Suite struct `Translating a migration` {
    @Test(arguments: [
        (
            "CREATE TABLE t (a TEXT PRIMARY KEY, b REAL CHECK (b > 0), c BLOB) STRICT, WITHOUT ROWID;",
            ["CREATE TABLE t ( a TEXT PRIMARY KEY , b DOUBLE PRECISION CHECK ( b > 0 ) , c BYTEA )"]
        ),
        (
            "CREATE TABLE t (a INTEGER, PRIMARY KEY (a)) STRICT",
            ["CREATE TABLE t ( a BIGINT , PRIMARY KEY ( a ) , rowid BIGINT GENERATED BY DEFAULT AS IDENTITY )"]
        ),
        (
            "ALTER TABLE t ADD COLUMN d INTEGER NOT NULL DEFAULT 0",
            ["ALTER TABLE t ADD COLUMN d BIGINT NOT NULL DEFAULT 0"]
        ),
        ("ALTER TABLE t RENAME TO u", ["ALTER TABLE t RENAME TO u"]),
        (
            "CREATE UNIQUE INDEX i ON t (a, ifnull(b, 0) DESC) WHERE c IS NOT NULL",
            ["CREATE UNIQUE INDEX i ON t ( a , ( coalesce ( b , 0 ) ) DESC ) WHERE c IS NOT NULL"]
        ),
        (
            "CREATE TRIGGER r AFTER UPDATE OF a ON t WHEN NEW.a > 1 BEGIN DELETE FROM u; INSERT INTO u VALUES (NEW.a); END;",
            [
                "CREATE FUNCTION r() RETURNS trigger LANGUAGE plpgsql AS $trigger$ "
                    + "BEGIN DELETE FROM u; INSERT INTO u VALUES ( NEW.a ); RETURN NULL; END $trigger$",
                "CREATE TRIGGER r AFTER UPDATE OF a ON t FOR EACH ROW WHEN ( NEW.a > 1 ) EXECUTE FUNCTION r()",
            ]
        ),
        ("DROP TRIGGER r; DROP TABLE t", ["DROP FUNCTION r() CASCADE", "DROP TABLE t"]),
        ("INSERT INTO f (f, rank) VALUES ('automerge', 8)", []),
        ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x'", []),
    ])
    func `defines the same tables`(_ text: String, _ expected: [String]) throws {
        #expect(try PostgresDefinition.statements(text) == expected)
    }

    @Test(arguments: [
        "CREATE VIEW v AS SELECT 1", "CREATE TABLE t (a VARCHAR)", "CREATE TABLE t AS SELECT 1",
        "CREATE TRIGGER r BEFORE INSERT ON t BEGIN DELETE FROM u; END", "CREATE VIRTUAL TABLE f USING rtree (a, b, c)",
        "CREATE VIRTUAL TABLE f USING fts5 (a, tokenize = 'porter')", "ALTER TABLE t DROP COLUMN a",
        "PRAGMA user_version = 1",
    ])
    func `refuses what it does not know`(_ text: String) throws {
        #expect(throws: DatabaseError.self) { try PostgresDefinition.statements(text) }
    }

    @Test func `leaves rows of older versions out where there never was one`() throws {
        let text = "CREATE INDEX i ON t (a); INSERT INTO t (a) SELECT b FROM u"
        #expect(try PostgresDefinition.statements(text, isWithoutRows: true).count == 1)
        #expect(try PostgresDefinition.statements(text).count == 2)
    }
}

/// Searches in the language of FTS5.
@Suite struct `Translating a search` {
    @Test(arguments: [
        ("caf", "'caf'"), ("\"Caf\" AND x *", "( 'caf' & 'x':* )"), ("a b", "( 'a' & 'b' )"),
        ("a OR b", "( 'a' | 'b' )"),
        ("a NOT b", "( 'a' & !'b' )"), ("a OR b AND c", "( 'a' | ( 'b' & 'c' ) )"),
        ("{w n} : (\"a\" AND b)", "( ( 'w:a' | 'n:a' ) & ( 'w:b' | 'n:b' ) )"),
        ("({w} : (a) AND {r} : (x OR y))", "( 'w:a' & ( 'r:x' | 'r:y' ) )"),
    ])
    func `says the same in other words`(_ search: String, _ expected: String) throws {
        #expect(try SearchText.query(search) == expected)
    }

    @Test(arguments: ["\"a b\"", "a + b", "NEAR(a b)", "(a", "", "{w : a", "a'b"])
    func `refuses what it does not know`(_ search: String) {
        #expect(throws: DatabaseError.self) { try SearchText.query(search) }
    }
}
