import Database

/// The tables of statistics: counts, and nothing about anybody.
enum StatisticsSchema {
    static let migrations = [
        Migration(
            "statistics", "aggregates",
            """
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
            INSERT INTO aggregateProgress (id, lastEntry) VALUES (1, 0);
            """),
        // What was added up is kept; within a departement or an organisation, and between values, it is known from now on.
        Migration(
            "statistics", "perimeters",
            """
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

            INSERT INTO figure SELECT series, '', 'month', '', month, sum(count), sum(total)
                FROM aggregate GROUP BY series, month;
            INSERT INTO figure SELECT series, '', 'departement', departement, month, sum(count), sum(total)
                FROM aggregate GROUP BY series, month, departement;
            INSERT INTO figure SELECT series, '', 'organisation', organisation, month, sum(count), sum(total)
                FROM aggregate GROUP BY series, month, organisation;
            INSERT INTO figure SELECT series, '', 'category', category, month, sum(count), sum(total)
                FROM aggregate GROUP BY series, month, category;
            DROP TABLE aggregate;
            """),
    ]
}
