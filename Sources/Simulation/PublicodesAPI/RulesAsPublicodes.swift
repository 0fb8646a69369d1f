import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Publicodes

/// Every public rule, by its name, as the publicodes REST interface gives them.
struct ListRulesAsPublicodes: Query {
    static let operation = Operation(.get, "/api/v1/rules", id: "listRulesAsPublicodes", access: .anyone)
    let models: ModelCatalog
    let model: String

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        Representation(
            .ok, .json, try models.found(ModelReference(model), for: caller, in: connection).allRules,
            caching: .publicly(seconds: 300))
    }
}

/// One rule as the publicodes REST interface gives it; what is wrong with the name is the answer, with status 200.
struct ShowRuleAsPublicodes: Query {
    static let operation = Operation(.get, "/api/v1/rules/{rule}", id: "showRuleAsPublicodes", access: .anyone)
    let models: ModelCatalog
    let model: String

    struct Input: RequestReadable {
        let rule: String
        init(from request: inout RequestReader) throws(Failure) { rule = try request.path("rule") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let model = try models.found(ModelReference(model), for: caller, in: connection)
        var writer = JSONWriter(reserving: 2048)
        do throws(PublicodesError) {
            try model.rule(input.rule).write(into: &writer)
        } catch {
            writer.beginObject()
            writer.key("error")
            writer.beginObject()
            writer.key("message")
            writer.string(error.message)
            writer.endObject()
            writer.endObject()
        }
        return Representation(.ok, .json, writer.bytes)
    }
}
