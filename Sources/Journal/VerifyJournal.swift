import Database
import Endpoints
import HTTP
import Kernel

/// Reads the whole journal and tells its owner what is not as it was written.
struct VerifyJournal: Errand {
    static let operation = Operation(
        .get, "/v1/owner/journal/verification", id: "verifyJournal", access: .owner)

    let keeping: JournalKeeping

    struct Input: RequestReadable {
        let head: JournalHeadName?

        init(from request: inout RequestReader) throws(Failure) { head = try request.query("head") }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> JournalReport {
        var verifier = JournalVerifier(keeping, at: worker.now, expecting: input.head)
        while try worker.read({ try verifier.step($0) }) {}
        return verifier.report
    }
}
