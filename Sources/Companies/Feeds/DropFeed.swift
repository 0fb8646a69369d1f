import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Lets go of a feed: nothing is asked any more; what came stays as long as the agreement says.
struct DropFeed: Command {
    static let operation = Operation(
        .delete, "/v1/agreements/{agreement}/feed", id: "dropFeed", access: CompanyAccess.administrators)
    static let repetition = Repetition.notKept

    typealias Input = ShowFeed.Input

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard try FeedTable(transaction.connection).drop(input.agreement) else { throw Failure(.notFound) }
        try transaction.journal.append(
            Event("company-feed-dropped", on: ObjectName("companyAgreement", input.agreement)), by: caller)
        return Representation(.noContent, .json, [])
    }
}
