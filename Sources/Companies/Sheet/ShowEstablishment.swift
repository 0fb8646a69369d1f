import Endpoints
import HTTP
import Kernel
import Territories

/// The sheet of an establishment.
struct ShowEstablishment: Errand {
    static let operation = Operation(
        .get, "/v1/establishments/{siret}", id: "showEstablishment", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siret: Siret
        let sheet: SheetRequest

        init(from request: inout RequestReader) throws(Failure) {
            siret = try request.path("siret")
            sheet = try SheetRequest(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Sheet {
        try SheetAssembly(companies, for: caller, input.sheet).sheet(
            siren: input.siret.siren, siret: input.siret, on: worker)
    }
}
