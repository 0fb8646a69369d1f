import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Publicodes

/// The rules of a model, or those whose name or title holds a text.
struct ListRules: Query {
    static let operation = Operation(.get, "/v1/simulation/models/{model}/rules", id: "listRules", access: .anyone)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: ModelReference
        let text: String
        let page: CodePage

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            text = try request.query("q") ?? ""
            page = try CodePage(from: &request)
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let rules = try models.found(input.model, for: caller, in: connection).rules.matching(
            input.text, in: caller.language)
        return .page(input.page.cut(rules) { $0.name }, limit: input.page.limit, code: \.name) { rule, writer in
            writer.summary(of: rule, in: caller.language)
        }
    }
}

/// One rule of a model: what it says, where it comes from, what it uses and what uses it.
struct ShowRule: Query {
    static let operation = Operation(
        .get, "/v1/simulation/models/{model}/rules/{rule}", id: "showRule", access: .anyone)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let model: ModelReference
        let rule: String

        init(from request: inout RequestReader) throws(Failure) {
            model = try request.path("model")
            rule = try request.path("rule")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let rules = try models.found(input.model, for: caller, in: connection).rules
        guard let rule = rules[input.rule] else { throw Failure(.notFound) }
        var writer = JSONWriter(reserving: 2048)
        writer.detail(of: rule, usedBy: rules.dependents(of: rule.name), in: caller.language)
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 300))
    }
}
