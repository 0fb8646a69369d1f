import Database
import Endpoints
import HTTP
import Kernel

/// Takes back a change of a unit that is planned.
struct WithdrawUnitVersion: Command {
    static let operation = Operation(
        .delete, "/v1/directory/units/{unit}/versions/{validFrom}", id: "withdrawUnitVersion",
        access: DirectoryAccess.managers)
    static let repetition = Repetition.notKept
    let directory: Directory

    struct Input: RequestReadable {
        let id: Unit.ID
        let from: Moment
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("unit")
            from = try request.path("validFrom")
            seen = try request.precondition()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try UnitRegister(transaction, for: caller, territories: directory.territories)
            .withdraw(input.id, from: input.from.instant, at: input.seen)
        return Representation(.noContent, .plain, [])
    }
}
