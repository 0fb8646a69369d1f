import Database
import Endpoints
import HTTP
import Kernel

/// Says that the entry of a unit is right today.
struct VerifyUnit: Command {
    static let operation = Operation(
        .post, "/v1/directory/units/{unit}/verify", id: "verifyUnit", access: DirectoryAccess.keepers, consumes: [])
    let directory: Directory

    func handle(_ input: SeenUnit, for caller: Caller, in transaction: WriteTransaction) throws -> UnitView {
        let unit = try UnitRegister(transaction, for: caller, territories: directory.territories)
            .verify(input.id, at: input.seen)
        return try directory.view(unit, for: caller, in: transaction)
    }
}
