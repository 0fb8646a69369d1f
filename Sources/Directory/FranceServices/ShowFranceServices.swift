import Database
import Endpoints
import HTTP
import Kernel

/// Shows a France Services point by its matricule.
struct ShowFranceServices: Query {
    static let operation = Operation(
        .get, "/v1/france-services/{matricule}", id: "showFranceServices", access: .anyone)
    let directory: Directory

    struct Input: RequestReadable {
        let matricule: Unit.Matricule
        let asOf: Moment?

        init(from request: inout RequestReader) throws(Failure) {
            matricule = try request.path("matricule")
            asOf = try request.query("asOf")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> UnitView {
        let instant = directory.instant(input.asOf)
        guard let unit = try directory.unit(matricule: input.matricule, asOf: instant, in: connection) else {
            throw Failure(.notFound)
        }
        return UnitView(unit: unit, reach: try directory.reach(of: caller, over: unit, at: instant, in: connection))
    }
}
