import Database

/// The tables of webhooks.
enum WebhookSchema {
    static let migrations = [
        Migration(
            "notifications", "webhooks",
            """
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
            CREATE INDEX webhookByOrganisation ON webhook (organisation, id);

            CREATE TABLE webhookType (
                webhook TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
                type TEXT NOT NULL,
                PRIMARY KEY (webhook, type)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX webhookTypeByType ON webhookType (type);

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
            CREATE INDEX webhookDeliveryByDue ON webhookDelivery (webhook, dueAt, id) WHERE state = 'waiting';
            CREATE INDEX webhookDeliveryByAge ON webhookDelivery (createdAt);

            CREATE TABLE webhookAttempt (
                delivery TEXT NOT NULL REFERENCES webhookDelivery (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                at TEXT NOT NULL,
                status INTEGER,
                reason TEXT,
                milliseconds INTEGER NOT NULL,
                PRIMARY KEY (delivery, number)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE webhookProgress (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                lastEntry INTEGER NOT NULL
            ) STRICT;
            INSERT INTO webhookProgress (id, lastEntry) VALUES (1, 0);
            """)
    ]
}
