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
            """)
    ]
}
