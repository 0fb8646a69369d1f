import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Publicodes

/// The simulators that people can use.
struct ListSimulators: Query {
    static let operation = Operation(.get, "/v1/simulation/simulators", id: "listSimulators", access: .anyone)
    let simulators: SimulatorCatalog

    func handle(_ input: CodePage, for caller: Caller, in connection: Connection) -> Representation {
        .page(input.cut(simulators.all) { $0.id }, limit: input.limit, code: \.id) { simulator, writer in
            writer.beginObject()
            writer.members(of: simulator, in: caller.language)
            writer.endObject()
        }
    }
}

/// One simulator: what it takes for granted, what it gives, what it asks.
struct ShowSimulator: Query {
    static let operation = Operation(
        .get, "/v1/simulation/simulators/{simulator}", id: "showSimulator", access: .anyone)
    let models: ModelCatalog
    let simulators: SimulatorCatalog

    struct Input: RequestReadable {
        let simulator: String
        init(from request: inout RequestReader) throws(Failure) { simulator = try request.path("simulator") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let simulator = try simulators.found(input.simulator)
        let model = try models.found(ModelReference(simulator.model), for: caller, in: connection)
        var writer = JSONWriter(reserving: 8 << 10)
        writer.beginObject()
        writer.members(of: simulator, in: caller.language)
        writer.key("baseSituation")
        RawNode.map(simulator.base).write(into: &writer)
        writer.key("outputs")
        writer.beginArray()
        for output in simulator.outputs {
            writer.beginObject()
            writer.rule(output, model, caller.language)
            writer.endObject()
        }
        writer.endArray()
        writer.key("questions")
        writer.beginArray()
        for name in simulator.questions {
            guard let rule = model.rules[name], rule.rawNode["question"] != nil else { continue }
            writer.beginObject()
            writer.members(of: Question(rule, of: model, in: caller.language))
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 300))
    }
}

extension JSONWriter {
    fileprivate mutating func members(of simulator: Simulator, in language: Language) {
        for (name, text) in [
            ("id", simulator.id), ("title", simulator.title(in: language)),
            ("description", simulator.description(in: language)), ("model", simulator.model),
        ] {
            key(name)
            string(text)
        }
        guard let unit = simulator.unit else { return }
        key("unit")
        string(unit)
    }
}
