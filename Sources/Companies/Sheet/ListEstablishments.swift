import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// The establishments of a legal unit, in the order of their numbers.
struct ListEstablishments: Query {
    static let operation = Operation(
        .get, "/v1/companies/{siren}/establishments", id: "listEstablishments", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siren: Siren
        let limit: PageLimit
        let cursor: CodeCursor?

        init(from request: inout RequestReader) throws(Failure) {
            siren = try request.path("siren")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let company = try CompanyTable(connection).find(input.siren.stored)
        let after = input.cursor.flatMap { Siret($0.code) }?.stored
        let items = try EstablishmentTable(connection).all(
            of: input.siren.stored, after: after.flatMap { $0 / 100_000 == input.siren.stored ? $0 : nil },
            limit: input.limit.value + 1)
        guard company != nil || !items.isEmpty else { throw Failure(.notFound) }
        return Representation.page(
            items, limit: input.limit, cursor: { CodeCursor(after: StoredNumber.digits($0.siret, 14)).description }
        ) { item, writer in
            writer.establishment(
                FoundEstablishment(establishment: item, company: company, kilometres: nil), in: caller.language)
        }
    }
}
