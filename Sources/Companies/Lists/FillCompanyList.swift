import Database
import Endpoints
import HTTP
import Kernel
import Territories

/// Puts an establishment in a list, with a note; the same again changes the note.
struct PutInCompanyList: Command {
    static let operation = Operation(
        .put, "/v1/company-lists/{list}/companies/{siret}", id: "putInCompanyList", access: CompanyAccess.agents)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let list: CompanyList.ID
        let siret: Siret
        let note: ShortText?

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let note: ShortText? }
            list = try request.path("list")
            siret = try request.path("siret")
            note = try request.json(as: Body.self).note
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let list = try companies.list(input.list, for: caller, to: "add", in: connection)
        let siret = input.siret.stored
        guard try EstablishmentTable(connection).fingerprint(of: siret) != nil else { throw Failure(.notFound) }
        let table = CompanyListTable(connection)
        guard try table.contains(siret, in: list.id) || table.count(of: list.id) < CompanyList.mostItems else {
            throw Failure.tooManyInList
        }
        try table.put(CompanyList.Item(siret: siret, note: input.note, addedAt: transaction.now), in: list.id)
        return Representation(.noContent, .json, [])
    }
}

/// Takes an establishment out of a list.
struct TakeOutOfCompanyList: Command {
    static let operation = Operation(
        .delete, "/v1/company-lists/{list}/companies/{siret}", id: "takeOutOfCompanyList",
        access: CompanyAccess.agents)
    static let repetition = Repetition.notKept
    let companies: Companies

    struct Input: RequestReadable {
        let list: CompanyList.ID
        let siret: Siret

        init(from request: inout RequestReader) throws(Failure) {
            list = try request.path("list")
            siret = try request.path("siret")
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let list = try companies.list(input.list, for: caller, to: "add", in: transaction.connection)
        guard try CompanyListTable(transaction.connection).remove(input.siret.stored, from: list.id) else {
            throw Failure(.notFound)
        }
        return Representation(.noContent, .json, [])
    }
}
