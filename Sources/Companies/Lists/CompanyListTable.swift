import Database
import Kernel

/// The lists that are stored, and what is in them.
struct CompanyListTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "lists",
        """
        CREATE TABLE companyList (
            id TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            companyGroup TEXT REFERENCES companyGroup (id),
            name TEXT NOT NULL,
            tag TEXT,
            version INTEGER NOT NULL CHECK (version > 0),
            createdAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX companyListByAccount ON companyList (account, id) WHERE companyGroup IS NULL;
        CREATE INDEX companyListByGroup ON companyList (companyGroup, id) WHERE companyGroup IS NOT NULL;

        CREATE TABLE companyListItem (
            list TEXT NOT NULL REFERENCES companyList (id) ON DELETE CASCADE,
            siret INTEGER NOT NULL,
            note TEXT,
            addedAt TEXT NOT NULL,
            PRIMARY KEY (list, siret)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX companyListItemBySiret ON companyListItem (siret);
        """)

    func find(_ id: CompanyList.ID) throws -> CompanyList? {
        try connection.first("SELECT * FROM companyList WHERE id = \(id)", as: CompanyList.init)
    }

    /// The lists of an account and of its groups, after one of them.
    func all(
        of account: String, _ groups: [CompanyGroup.ID], after id: CompanyList.ID?, limit: Int
    ) throws -> [CompanyList] {
        try connection.all(
            """
            SELECT * FROM companyList
            WHERE account = \(account) AND companyGroup IS NULL AND id > \(id?.description ?? "")
            UNION ALL
            SELECT * FROM companyList
            WHERE companyGroup IS NOT NULL AND companyGroup IN (\(each: groups)) AND id > \(id?.description ?? "")
            ORDER BY id LIMIT \(limit)
            """, as: CompanyList.init)
    }

    /// Those of the lists of an account and of its groups that hold an establishment of a legal unit.
    func all(
        holding sirets: ClosedRange<Int64>, of account: String, _ groups: [CompanyGroup.ID], limit: Int
    ) throws -> [CompanyList] {
        try connection.all(
            """
            SELECT companyList.* FROM companyList
            WHERE id IN (
                SELECT list FROM companyListItem WHERE siret BETWEEN \(sirets.lowerBound) AND \(sirets.upperBound))
                AND (companyGroup IS NULL AND account = \(account) OR companyGroup IN (\(each: groups)))
            ORDER BY id LIMIT \(limit)
            """, as: CompanyList.init)
    }

    func put(_ list: CompanyList) throws {
        try connection.run(
            """
            INSERT INTO companyList (id, account, companyGroup, name, tag, version, createdAt)
            VALUES (\(list.id), \(list.account), \(list.group), \(list.name), \(list.tag), \(list.version),
                \(list.createdAt))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, tag = excluded.tag, version = excluded.version
            """)
    }

    func remove(_ id: CompanyList.ID) throws {
        try connection.run("DELETE FROM companyList WHERE id = \(id)")
    }

    /// How many establishments a list holds.
    func count(of list: CompanyList.ID) throws -> Int {
        try connection.value("SELECT count(*) FROM companyListItem WHERE list = \(list)", as: Int.self) ?? 0
    }

    /// The establishments of a list in the order of their numbers, after one of them.
    func items(of list: CompanyList.ID, after siret: Int64, limit: Int) throws -> [CompanyList.Item] {
        try connection.all(
            """
            SELECT siret, note, addedAt FROM companyListItem WHERE list = \(list) AND siret > \(siret)
            ORDER BY siret LIMIT \(limit)
            """
        ) { row in CompanyList.Item(siret: try row[0], note: try row[1], addedAt: try row[2]) }
    }

    func contains(_ siret: Int64, in list: CompanyList.ID) throws -> Bool {
        try connection.value("SELECT 1 FROM companyListItem WHERE list = \(list) AND siret = \(siret)", as: Int.self)
            != nil
    }

    /// Puts an establishment in, or changes its note.
    func put(_ item: CompanyList.Item, in list: CompanyList.ID) throws {
        try connection.run(
            """
            INSERT INTO companyListItem (list, siret, note, addedAt)
            VALUES (\(list), \(item.siret), \(item.note), \(item.addedAt))
            ON CONFLICT (list, siret) DO UPDATE SET note = excluded.note
            """)
    }

    /// Takes an establishment out; whether it was there.
    func remove(_ siret: Int64, from list: CompanyList.ID) throws -> Bool {
        try connection.run("DELETE FROM companyListItem WHERE list = \(list) AND siret = \(siret)") == 1
    }
}
