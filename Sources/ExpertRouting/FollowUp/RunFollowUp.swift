import Database
import Endpoints
import HTTP
import Kernel

/// Does now what the calendar has due, for the owner who does not want to wait for the job.
struct RunFollowUp: Command {
    static let operation = Operation(
        .post, "/v1/owner/routing/follow-up", id: "runFollowUp", access: .owner, consumes: [])
    let desk: RoutingDesk

    func handle(_ input: NoInput, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        var turns = 1
        while try FollowUp(desk: desk).step(in: transaction), turns < 100 { turns += 1 }
        return Representation(.noContent, .plain, [])
    }
}
