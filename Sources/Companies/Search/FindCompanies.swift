import Endpoints
import HTTP
import JSON
import Kernel

/// Finds establishments by number, by words, by what narrows them, or near a point: open ones first, the large before the
/// small. What the register outside adds stands beside, when it is connected and the page has room, or when it is asked for.
struct FindCompanies: Errand {
    static let operation = Operation(.get, "/v1/companies", id: "findCompanies", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let search: CompanySearch

        init(from request: inout RequestReader) throws(Failure) { search = try CompanySearch(from: &request) }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try companies.quota.spend(caller, at: worker.now)
        let search = input.search
        let (found, total) = try worker.read { connection in
            let found = try companies.establishments(search, showsHidden: false, in: connection)
            let total =
                search.limit.wantsTotal ? try companies.count(search, showsHidden: false, in: connection) : nil
            return (found, total)
        }
        let isFull = found.count > search.limit.value
        let register = try search.asksRegister ?? !isFull ? RegisterSearch(companies, search)?.answer(on: worker) : nil
        companies.countActive(caller, at: worker.now)
        let isEmpty = found.isEmpty && register?.found.isEmpty ?? true
        companies.counters.add("company-searches", value: isEmpty ? 1 : 0)
        return Representation.page(
            found, limit: search.limit,
            cursor: { RankedCursor(after: $0.establishment.rankedKey).description }, total: total,
            more: { register?.write(into: &$0, in: caller.language) }
        ) { item, writer in writer.establishment(item, in: caller.language) }
    }
}
