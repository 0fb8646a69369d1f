import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Records that an archivist agreed to the elimination of what has outlived its duration.
struct RecordVisa: Command {
    static let operation = Operation(
        .post, "/v1/privacy/visas", id: "recordArchiveVisa", access: .granted(roles: [.dpo]), bodyLimit: 16 << 10)

    let keeping: PrivacyKeeping

    struct Input: RequestReadable {
        struct Body: Decodable {
            let name: String
            let reference: PlainText
            let archivist: PlainText
            let givenOn: Day
        }
        let body: Body

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<ArchiveVisa> {
        let body = input.body
        guard keeping.data.contains(where: { $0.name == body.name && $0.isPublicArchive }) else {
            throw Failure(
                .invalidBody,
                fields: [
                    Failure.Field(
                        "/name", "invalidValue",
                        Text(
                            fr: "Aucune archive publique de ce nom dans le registre.",
                            en: "No public archives of this name in the register."))
                ])
        }
        let visa = ArchiveVisa(
            id: transaction.identifier(), name: body.name, reference: body.reference.description,
            archivist: body.archivist.description, givenOn: body.givenOn, recordedAt: transaction.now, usedAt: nil,
            eliminated: nil)
        try ArchiveVisaTable(transaction.connection).insert(visa)
        try transaction.journal.append(.visaRecorded(visa), by: caller)
        return Created(visa, at: "/v1/privacy/visas")
    }
}

/// Lists the visas, the latest first.
struct ListVisas: Query {
    static let operation = Operation(
        .get, "/v1/privacy/visas", id: "listArchiveVisas", access: .granted(roles: [.dpo]))

    typealias Input = IdentifierPage<ArchiveVisa>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<ArchiveVisa> {
        let visas = try ArchiveVisaTable(connection).latest(input.limit.value + 1, before: input.cursor?.id)
        return Page(visas, limit: input.limit) { Cursor(after: $0.id) }
    }
}
