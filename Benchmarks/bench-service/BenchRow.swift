import Database
import Endpoints
import HTTP
import Kernel

/// A row the size of a journal entry, about 200 bytes.
struct BenchRow: JSONRepresentable {
    let id: Identifier<BenchRow>
    let object: String
    let what: String
    let who: String
    let at: Timestamp

    static let feature = Feature(
        name: "bench",
        migrations: [
            Migration(
                "bench", "rows",
                """
                CREATE TABLE benchRow (
                    id TEXT PRIMARY KEY,
                    object TEXT NOT NULL,
                    what TEXT NOT NULL,
                    who TEXT NOT NULL,
                    at TEXT NOT NULL
                ) STRICT
                """)
        ],
        routes: [Route(ReadBenchRow()), Route(ReadBenchRowWithToken()), Route(WriteBenchRow())])
}

/// One row by its key.
struct ReadBenchRow: Query {
    static let operation = Operation(.get, "/bench/rows/{row}", id: "readBenchRow", access: .anyone)

    struct Input: RequestReadable {
        let id: Identifier<BenchRow>
        init(from request: inout RequestReader) throws(Failure) { id = try request.path("row") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> BenchRow {
        let row = try connection.first("SELECT id, object, what, who, at FROM benchRow WHERE id = \(input.id)") { row in
            BenchRow(
                id: try row["id"], object: try row["object"], what: try row["what"], who: try row["who"],
                at: try row["at"])
        }
        guard let row else { throw Failure(.notFound) }
        return row
    }
}

/// The same row, for callers with a token: what knowing the caller costs.
struct ReadBenchRowWithToken: Query {
    static let operation = Operation(
        .get, "/bench/known/rows/{row}", id: "readBenchRowWithToken", access: .identified)

    func handle(_ input: ReadBenchRow.Input, for caller: Caller, in connection: Connection) throws -> BenchRow {
        try ReadBenchRow().handle(input, for: caller, in: connection)
    }
}

/// One row, on the disk before it is answered.
struct WriteBenchRow: Command {
    static let operation = Operation(.post, "/bench/rows", id: "writeBenchRow", access: .anyone)

    struct Input: RequestReadable {
        let object: String
        let what: String
        let who: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable {
                let object: String
                let what: String
                let who: String
            }
            let body = try request.json(as: Body.self)
            (object, what, who) = (body.object, body.what, body.who)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<BenchRow> {
        let row = BenchRow(
            id: transaction.identifier(), object: input.object, what: input.what, who: input.who, at: transaction.now)
        try transaction.connection.run(
            """
            INSERT INTO benchRow (id, object, what, who, at)
            VALUES (\(row.id), \(row.object), \(row.what), \(row.who), \(row.at))
            """)
        return Created(row, at: "/bench/rows/\(row.id)")
    }
}
