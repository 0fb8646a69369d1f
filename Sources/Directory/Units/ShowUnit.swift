import Database
import Endpoints
import HTTP
import Kernel

/// Shows one unit, as it is or as it was.
struct ShowUnit: Query {
    static let operation = Operation(.get, "/v1/directory/units/{unit}", id: "showUnit", access: .anyone)
    let directory: Directory

    struct Input: RequestReadable {
        let id: Unit.ID
        let asOf: Moment?

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("unit")
            asOf = try request.query("asOf")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> UnitView {
        let instant = directory.instant(input.asOf)
        guard let unit = try UnitTable(connection).unit(input.id, at: instant) else { throw Failure(.notFound) }
        return UnitView(unit: unit, reach: try directory.reach(of: caller, over: unit, at: instant, in: connection))
    }
}
