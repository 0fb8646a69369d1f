import Crypto
import Database
import Journal
import Kernel

/// The tables of this module.
enum AttachmentSchema {
    static let migrations = [
        Migration(
            "attachments", "attachments",
            """
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
            CREATE INDEX attachmentByObject ON attachment (objectType, object) WHERE object IS NOT NULL;
            CREATE INDEX attachmentByAccount ON attachment (account, id) WHERE account IS NOT NULL;
            CREATE INDEX attachmentByKey ON attachment (key, id) WHERE key IS NOT NULL;
            CREATE INDEX attachmentByScan ON attachment (nextScanAt) WHERE nextScanAt IS NOT NULL;
            CREATE UNIQUE INDEX attachmentByFile ON attachment (file) WHERE file IS NOT NULL;
            CREATE INDEX attachmentWaiting ON attachment (createdAt) WHERE object IS NULL;
            CREATE TABLE attachmentRemoval (
                file BLOB PRIMARY KEY CHECK (length(file) = 32),
                since TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}

extension Attachment {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        name = try row["name"]
        type = try row["type"]
        bytes = try row["bytes"]
        digest = try row["digest"]
        sender = Sender(account: try row["account"], key: try row["key"], organisation: try row["organisation"])
        let objectType: String? = try row["objectType"]
        let object: String? = try row["object"]
        if let objectType, let object {
            self.object = ObjectName(type: objectType, id: object)
        } else {
            self.object = nil
        }
        createdAt = try row["createdAt"]
        state = try State(name: try row["state"], settledAt: try row["settledAt"], signature: try row["signature"])
    }
}

extension Attachment.State {
    /// The columns that hold it.
    var columns: (name: String, settledAt: Timestamp?, signature: String?) {
        switch self {
        case .scanning: ("scanning", nil, nil)
        case .clean(let at): ("clean", at, nil)
        case .unscanned: ("unscanned", nil, nil)
        case .infected(let at, let signature): ("infected", at, signature)
        case .error(let at): ("error", at, nil)
        case .erased(let at): ("erased", at, nil)
        }
    }

    /// Reads the columns that hold it.
    ///
    /// - Throws: `DatabaseError` when they say nothing that exists.
    init(name: String, settledAt: Timestamp?, signature: String?) throws {
        switch (name, settledAt, signature) {
        case ("scanning", nil, nil): self = .scanning
        case ("unscanned", nil, nil): self = .unscanned
        case ("clean", let at?, nil): self = .clean(at: at)
        case ("infected", let at?, let signature?): self = .infected(at: at, signature: signature)
        case ("error", let at?, nil): self = .error(at: at)
        case ("erased", let at?, nil): self = .erased(at: at)
        default: throw DatabaseError(.unreadable, "attachment.state")
        }
    }
}

extension AttachmentType: SQLValue {}
extension AttachmentName: SQLValue {}
