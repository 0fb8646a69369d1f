import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The partners and the law under which each gives what it knows: public.
struct ListAgreements: Query {
    static let operation = Operation(.get, "/v1/agreements", id: "listAgreements", access: .anyone)
    let companies: Companies

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let agreements = try AgreementTable(connection).all()
        let today = companies.today
        var writer = JSONWriter(reserving: 2000)
        writer.beginObject()
        writer.list("items", agreements) { $1.agreement($0, on: today) }
        writer.member("next", String?.none)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 60))
    }
}
