import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Tells everybody who answers for their data, who works with it, and where it lies.
struct ShowProcessors: Query {
    static let operation = Operation(.get, "/v1/privacy/processors", id: "showProcessors", access: .anyone)

    let register: ProcessorRegister

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let answer = Answer(
            controller: register.controller,
            processors: register.processors.map { Line($0, in: caller.language) })
        return Representation(.ok, .json, try JSONEncoder.encode(answer), caching: .publicly(seconds: 3600))
    }

    private struct Answer: Encodable {
        let controller: ProcessorRegister.Controller?
        let processors: [Line]
    }

    private struct Line: Encodable {
        let name: String
        let task: String
        let places: [String]
        let safeguards: String?

        init(_ processor: ProcessorRegister.Processor, in language: Language) {
            name = processor.name
            task = processor.task.text(in: language)
            places = processor.places
            safeguards = processor.safeguards?.text(in: language)
        }
    }
}
