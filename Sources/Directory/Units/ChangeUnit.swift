import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Changes a unit, at once or from a day to come, for good or for a while.
struct ChangeUnit: Command {
    static let operation = Operation(
        .patch, "/v1/directory/units/{unit}", id: "changeUnit", access: DirectoryAccess.keepers, bodyLimit: 256 << 10)
    let directory: Directory

    struct Input: RequestReadable {
        let id: Unit.ID
        let seen: Precondition
        let body: JSONValue

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("unit")
            seen = try request.precondition()
            body = try request.json()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> UnitView {
        let unit = try UnitRegister(transaction, for: caller, territories: directory.territories)
            .change(input.id, by: input.body, at: input.seen)
        return try directory.view(unit, for: caller, in: transaction)
    }
}
