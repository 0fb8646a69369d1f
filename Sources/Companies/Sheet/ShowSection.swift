import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// One part of the sheet of an establishment.
struct ShowSection: Errand {
    static let operation = Operation(
        .get, "/v1/establishments/{siret}/sections/{code}", id: "showSection", access: CompanyAccess.agents)
    let companies: Companies

    struct Input: RequestReadable {
        let siret: Siret
        let sheet: SheetRequest

        init(from request: inout RequestReader) throws(Failure) {
            siret = try request.path("siret")
            guard let section = SectionCode(rawValue: try request.path("code", as: String.self)) else {
                throw Failure(.notFound)
            }
            sheet = SheetRequest(section, try StatedPurpose.read(from: request))
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let sheet = try SheetAssembly(companies, for: caller, input.sheet).sheet(
            siren: input.siret.siren, siret: input.siret, on: worker)
        var writer = JSONWriter(reserving: 1000)
        writer.section(sheet.sections[0].answer)
        return Representation(.ok, .json, writer.bytes)
    }
}
