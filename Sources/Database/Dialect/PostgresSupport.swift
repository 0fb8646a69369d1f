/// The functions that SQLite has and PostgreSQL lacks, made in the database before the first migration, by the same names.
enum PostgresSupport {
    /// Makes them, or makes them anew.
    static let definitions = """
        CREATE OR REPLACE FUNCTION sqlite_random() RETURNS bigint VOLATILE LANGUAGE sql AS
            $$ SELECT ('x' || substr(md5(random()::text || clock_timestamp()::text), 1, 16))::bit(64)::bigint $$;
        \(smallestAndLargest)
        \(truthsAsNumbers)
        \(shifts)
        CREATE OR REPLACE AGGREGATE total(double precision)
            (sfunc = float8pl, stype = double precision, initcond = '0');
        CREATE OR REPLACE FUNCTION sqlite_substr(text, bigint) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS
            $$ SELECT CASE WHEN $2 < 0 THEN right($1, (-$2)::int) ELSE substr($1, $2::int) END $$;
        CREATE OR REPLACE FUNCTION sqlite_substr(text, bigint, bigint) RETURNS text IMMUTABLE STRICT LANGUAGE sql AS
            $$ SELECT CASE WHEN $2 < 0 THEN left(right($1, (-$2)::int), $3::int)
                ELSE substr($1, $2::int, $3::int) END $$;
        CREATE OR REPLACE FUNCTION instr(text, text) RETURNS bigint IMMUTABLE STRICT LANGUAGE sql AS
            $$ SELECT position($2 IN $1)::bigint $$;
        CREATE OR REPLACE FUNCTION instr(bytea, bytea) RETURNS bigint IMMUTABLE STRICT LANGUAGE sql AS
            $$ SELECT position($2 IN $1)::bigint $$;
        CREATE OR REPLACE FUNCTION zeroblob(bigint) RETURNS bytea IMMUTABLE STRICT LANGUAGE sql AS
            $$ SELECT decode(repeat('00', $1::int), 'hex') $$;
        CREATE OR REPLACE FUNCTION julianday(text) RETURNS double precision STABLE STRICT LANGUAGE sql AS
            $$ SELECT extract(epoch FROM $1::timestamptz)::double precision / 86400 + 2440587.5 $$;
        CREATE OR REPLACE FUNCTION printf(text, double precision) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$
            BEGIN
                IF $1 !~ '^%[.][0-9]f$' THEN RAISE 'printf with % is not known', $1; END IF;
                RETURN round(coalesce($2, 0)::numeric, substr($1, 3, 1)::int)::text;
            END $$;
        CREATE OR REPLACE FUNCTION json_each(text) RETURNS TABLE (key bigint, value text) IMMUTABLE STRICT LANGUAGE sql AS
            $$ SELECT ordinality - 1, element FROM json_array_elements_text($1::json)
                WITH ORDINALITY AS member (element, ordinality) $$;
        CREATE OR REPLACE FUNCTION json_remove(text, VARIADIC paths text[]) RETURNS text IMMUTABLE LANGUAGE sql AS
            $$ SELECT ($1::jsonb - array(SELECT substr(path, 3) FROM unnest(paths) AS path))::text $$;
        CREATE OR REPLACE FUNCTION json_set(text, VARIADIC pairs text[]) RETURNS text IMMUTABLE LANGUAGE sql AS
            $$ SELECT ($1::jsonb || jsonb_object(array(SELECT CASE WHEN place % 2 = 1 THEN substr(part, 3) ELSE part END
                FROM unnest(pairs) WITH ORDINALITY AS pair (part, place) ORDER BY place)))::text $$;
        CREATE OR REPLACE FUNCTION count_true(bigint, boolean) RETURNS bigint IMMUTABLE LANGUAGE sql AS
            $$ SELECT CASE WHEN $2 IS NULL THEN $1 ELSE coalesce($1, 0) + $2::int END $$;
        CREATE OR REPLACE AGGREGATE sum(boolean) (sfunc = count_true, stype = bigint);
        CREATE OR REPLACE FUNCTION search_terms(prefix text, content text, letters text) RETURNS tsvector
            IMMUTABLE LANGUAGE sql AS
            $$ SELECT array_to_tsvector(array(SELECT DISTINCT prefix || left(lower(
                translate(term, chr(1114109), letters)), 500) FROM regexp_split_to_table(
                translate(coalesce(content, ''), letters, chr(1114109)), '[\\x01-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f]+')
                AS term WHERE term <> '')) $$;
        """

    /// Truths that are counted: `2 * (a IS NULL) + (b IS NULL)`.
    private static var truthsAsNumbers: String {
        var text = ""
        for (sign, word) in [("*", "times"), ("+", "plus")] {
            for type in ["integer", "bigint"] {
                text += """
                    CREATE OR REPLACE FUNCTION \(word)_truth(\(type), boolean) RETURNS \(type) IMMUTABLE STRICT LANGUAGE sql AS
                        $$ SELECT $1 \(sign) $2::int $$;
                    DROP OPERATOR IF EXISTS \(sign) (\(type), boolean);
                    CREATE OPERATOR \(sign) (FUNCTION = \(word)_truth, LEFTARG = \(type), RIGHTARG = boolean);

                    """
            }
        }
        return text + """
            CREATE OR REPLACE FUNCTION is_truth(boolean, integer) RETURNS boolean IMMUTABLE STRICT LANGUAGE sql AS
                $$ SELECT $1::int <> $2 $$;
            DROP OPERATOR IF EXISTS <> (boolean, integer);
            CREATE OPERATOR <> (FUNCTION = is_truth, LEFTARG = boolean, RIGHTARG = integer);

            """
    }

    /// `rowid >> 40` with a value for the places, which is as wide as any other value.
    private static var shifts: String {
        [("<<", "left"), (">>", "right")].map { sign, word in
            """
            CREATE OR REPLACE FUNCTION shift_\(word)(bigint, bigint) RETURNS bigint IMMUTABLE STRICT LANGUAGE sql AS
                $$ SELECT $1 \(sign) $2::int $$;
            DROP OPERATOR IF EXISTS \(sign) (bigint, bigint);
            CREATE OPERATOR \(sign) (FUNCTION = shift_\(word), LEFTARG = bigint, RIGHTARG = bigint);

            """
        }.joined()
    }

    /// `min` and `max` of two or three values, NULL when one of them is.
    private static var smallestAndLargest: String {
        var text = ""
        for (name, other) in [("min", "least"), ("max", "greatest")] {
            for type in ["int", "bigint", "double precision", "text"] {
                for count in 2...3 {
                    let types = Array(repeating: type, count: count).joined(separator: ", ")
                    let values = (1...count).map { "$\($0)" }.joined(separator: ", ")
                    text += """
                        CREATE OR REPLACE FUNCTION \(name)(\(types)) RETURNS \(type) IMMUTABLE STRICT LANGUAGE sql AS
                            $$ SELECT \(other)(\(values)) $$;

                        """
                }
            }
        }
        return text
    }
}
