import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// A resource that exists for the tests alone: it has a version, so it shows what the lanes promise.
struct Note: Codable, Sendable {
    let id: Identifier<Note>
    let text: String
    let version: Int

    static let feature = Feature(
        name: "notes",
        migrations: [
            Migration(
                "notes", "notes",
                "CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT NOT NULL CHECK (text <> 'no'), version INTEGER NOT NULL) STRICT"
            )
        ],
        routes: [Route(WriteNote()), Route(EditNote()), Route(ReadNote()), Route(CountNotes()), Route(SlowNote())])

    init(id: Identifier<Note>, text: String, version: Int) {
        self.id = id
        self.text = text
        self.version = version
    }

    init(_ row: borrowing Row) throws {
        self.init(id: try row["id"], text: try row["text"], version: try row["version"])
    }

    static func find(_ id: Identifier<Note>, in connection: Connection) throws -> Note {
        guard let note = try connection.first("SELECT id, text, version FROM note WHERE id = \(id)", as: Note.init)
        else { throw Failure(.notFound) }
        return note
    }
}

struct WriteNote: Command {
    static let operation = Operation(.post, "/v1/notes", id: "writeNote", access: .anyone)

    struct Input: RequestReadable {
        let text: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let text: String }
            text = try request.json(as: Body.self).text
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<Note> {
        let note = Note(id: transaction.identifier(), text: input.text, version: 1)
        try transaction.connection.run(
            "INSERT INTO note (id, text, version) VALUES (\(note.id), \(note.text), \(note.version))")
        // The row is there: throwing now shows that nothing of it stays.
        if input.text == "refused" { throw Failure(.invalidBody) }
        return Created(note, at: "/v1/notes/\(note.id)", version: 1)
    }
}

struct EditNote: Command {
    static let operation = Operation(.patch, "/v1/notes/{note}", id: "editNote", access: .anyone)
    static let repetition = Repetition.notKept

    struct Input: RequestReadable {
        let id: Identifier<Note>
        let text: String
        let precondition: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let text: String }
            id = try request.path("note")
            text = try request.json(as: Body.self).text
            precondition = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Versioned<Note> {
        let note = try Note.find(input.id, in: transaction.connection)
        try input.precondition.check(note.version)
        let edited = Note(id: note.id, text: input.text, version: note.version + 1)
        try transaction.connection.run(
            "UPDATE note SET text = \(edited.text), version = \(edited.version) WHERE id = \(note.id)")
        return Versioned(edited, version: edited.version)
    }
}

struct ReadNote: Query {
    static let operation = Operation(.get, "/v1/notes/{note}", id: "readNote", access: .anyone)

    struct Input: RequestReadable {
        let id: Identifier<Note>
        init(from request: inout RequestReader) throws(Failure) { id = try request.path("note") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Versioned<Note> {
        let note = try Note.find(input.id, in: connection)
        return Versioned(note, version: note.version)
    }
}

struct CountNotes: Query {
    static let operation = Operation(.get, "/v1/notes", id: "countNotes", access: .anyone)

    struct Output: JSONRepresentable { let count: Int }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Output {
        Output(count: try connection.value("SELECT count(*) FROM note") ?? 0)
    }
}

/// An errand, which reads and writes.
struct SlowNote: Errand {
    static let operation = Operation(.post, "/v1/notes/slow", id: "slowNote", access: .anyone, consumes: [])

    struct Output: JSONRepresentable { let before, after: Int }

    func handle(_ input: NoInput, for caller: Caller, on worker: Worker) throws -> Output {
        let before = try worker.read { try $0.value("SELECT count(*) FROM note", as: Int.self) ?? 0 }
        try worker.write { transaction in
            let id: Identifier<Note> = transaction.identifier()
            try transaction.connection.run("INSERT INTO note (id, text, version) VALUES (\(id), 'slow', 1)")
        }
        return Output(before: before, after: try worker.read { try $0.value("SELECT count(*) FROM note") ?? 0 })
    }
}
