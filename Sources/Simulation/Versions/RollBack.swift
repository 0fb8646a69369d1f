import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Puts the version that was published before back in service, or the one that came with the product.
struct RollBack: Command {
    static let operation = Operation(
        .post, "/v1/simulation/models/{model}/rollback", id: "rollBack", access: .ruleReviewers, consumes: [])
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: String
        init(from request: inout RequestReader) throws(Failure) { model = try request.path("model") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let publication = Publication(transaction, .caller(caller))
        let table = ModelVersionTable(transaction.connection)
        guard let current = try publication.retirePublished(of: input.model) else {
            guard models.bundled(input.model) == nil else { throw Failure(.nothingToRollBack) }
            throw Failure(.notFound)
        }
        var answer = JSONWriter()
        answer.beginObject()
        answer.key("model")
        answer.string(input.model)
        answer.key("retired")
        answer.string(String(current.number))
        answer.key("published")
        if case .published(_, let at) = current.state,
            var earlier = try table.predecessor(of: current, publishedBefore: at)
        {
            try earlier.comeBack()
            try publication.put(earlier)
            answer.string(String(earlier.number))
        } else if models.bundled(input.model) != nil {
            answer.string("bundled")
        } else {
            throw Failure(.nothingToRollBack)
        }
        answer.endObject()
        return Representation(.ok, .json, answer.bytes)
    }
}
