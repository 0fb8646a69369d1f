import Endpoints
import HTTP
import Kernel
import Territories

/// The sheet of a legal unit.
struct ShowCompany: Errand {
    static let operation = Operation(.get, "/v1/companies/{siren}", id: "showCompany", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siren: Siren
        let sheet: SheetRequest

        init(from request: inout RequestReader) throws(Failure) {
            siren = try request.path("siren")
            sheet = try SheetRequest(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Sheet {
        try SheetAssembly(companies, for: caller, input.sheet).sheet(siren: input.siren, siret: nil, on: worker)
    }
}
