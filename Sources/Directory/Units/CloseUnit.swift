import Database
import Endpoints
import HTTP
import Kernel

/// Ends a unit that is above no other; what it was can still be read with `asOf`.
struct CloseUnit: Command {
    static let operation = Operation(
        .delete, "/v1/directory/units/{unit}", id: "closeUnit", access: DirectoryAccess.managers)
    static let repetition = Repetition.notKept
    let directory: Directory

    func handle(_ input: SeenUnit, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try UnitRegister(transaction, for: caller, territories: directory.territories).close(input.id, at: input.seen)
        return Representation(.noContent, .plain, [])
    }
}

/// A unit that a client names, at the version that it has seen.
struct SeenUnit: RequestReadable {
    let id: Unit.ID
    let seen: Precondition

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("unit")
        seen = try request.precondition()
    }
}
