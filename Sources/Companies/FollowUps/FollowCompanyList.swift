import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// Follows every establishment that a list holds now, as far as anybody may follow.
struct FollowCompanyList: Command {
    static let operation = Operation(
        .post, "/v1/company-lists/{list}/follow", id: "followCompanyList", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let list: CompanyList.ID
        let rhythm: CompanyFollowUp.Rhythm

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let rhythm: CompanyFollowUp.Rhythm }
            list = try request.path("list")
            rhythm = try request.json(as: Body.self).rhythm
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let list = try companies.list(input.list, for: caller, in: connection).list
        var following = try Following(transaction, for: caller)
        var (followed, already, beyond) = (0, 0, 0)
        for item in try CompanyListTable(connection).items(of: list.id, after: 0, limit: CompanyList.mostItems) {
            guard let siret = Siret(stored: item.siret) else { continue }
            guard let (_, isNew) = try following.follow(siret.siren, siret, input.rhythm) else {
                beyond += 1
                continue
            }
            if isNew { followed += 1 } else { already += 1 }
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("followed", followed)
        writer.member("already", already)
        writer.member("beyondLimit", beyond)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
