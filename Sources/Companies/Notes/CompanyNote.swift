import Database
import JSON
import Kernel
import Territories

/// What a group writes down for itself about a company; nobody else reads it.
struct CompanyNote: Sendable {
    typealias ID = Identifier<CompanyNote>

    let id: ID
    let group: CompanyGroup.ID
    let siren: Siren
    let siret: Siret?
    let text: LongText
    let author: String
    let writtenAt: Timestamp

    /// Days for which it is kept.
    static let keptForDays: Int64 = 730
}

/// The notes that are stored.
struct CompanyNoteTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "notes",
        """
        CREATE TABLE companyNote (
            id TEXT PRIMARY KEY,
            companyGroup TEXT NOT NULL REFERENCES companyGroup (id),
            siren INTEGER NOT NULL,
            siret INTEGER,
            text TEXT NOT NULL,
            author TEXT NOT NULL,
            writtenAt TEXT NOT NULL
        ) STRICT;
        CREATE INDEX companyNoteBySiren ON companyNote (siren, id);
        CREATE INDEX companyNoteByGroup ON companyNote (companyGroup, id);
        CREATE INDEX companyNoteByAuthor ON companyNote (author);
        CREATE INDEX companyNoteByAge ON companyNote (writtenAt);
        """)

    func find(_ id: CompanyNote.ID) throws -> CompanyNote? {
        try connection.first("SELECT * FROM companyNote WHERE id = \(id)", as: CompanyNote.init)
    }

    /// Those of some groups on a legal unit and its establishments, the latest first.
    func all(on siren: Siren, of groups: [CompanyGroup.ID], before id: CompanyNote.ID?, limit: Int) throws
        -> [CompanyNote]
    {
        try connection.all(
            """
            SELECT * FROM companyNote
            WHERE siren = \(siren.stored) AND companyGroup IN (\(each: groups)) AND id < \(id?.description ?? "~")
            ORDER BY id DESC LIMIT \(limit)
            """, as: CompanyNote.init)
    }

    func insert(_ note: CompanyNote) throws {
        try connection.run(
            """
            INSERT INTO companyNote (id, companyGroup, siren, siret, text, author, writtenAt)
            VALUES (\(note.id), \(note.group), \(note.siren.stored), \(note.siret?.stored), \(note.text), \(note.author),
                \(note.writtenAt))
            """)
    }

    func remove(_ id: CompanyNote.ID) throws {
        try connection.run("DELETE FROM companyNote WHERE id = \(id)")
    }
}

extension CompanyNote {
    init(_ row: borrowing Row) throws {
        let siren: Int64 = try row["siren"]
        let siret: Int64? = try row["siret"]
        guard let siren = Siren(stored: siren) else { throw DatabaseError(.unreadable, "companyNote.siren") }
        self.init(
            id: try row["id"], group: try row["companyGroup"], siren: siren,
            siret: siret.flatMap { Siret(stored: $0) }, text: try row["text"], author: try row["author"],
            writtenAt: try row["writtenAt"])
    }
}

extension JSONWriter {
    /// A note.
    mutating func note(_ note: CompanyNote, _ actions: [String]) {
        beginObject()
        member("id", note.id.description)
        member("group", note.group.description)
        member("siren", note.siren.description)
        member("siret", note.siret?.description)
        member("text", note.text.description)
        member("author", note.author)
        member("writtenAt", note.writtenAt.description)
        list("actions", actions)
        endObject()
    }
}
