import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Keeps a simulation for twelve months, for whoever holds the link.
struct SaveSimulation: Errand {
    static let operation = Operation(
        .post, "/v1/simulation/saved", id: "saveSimulation", access: .anyone, bodyLimit: 64 << 10)
    let models: ModelCatalog

    struct Input: RequestReadable {
        let request: EvaluationRequest

        init(from request: inout RequestReader) throws(Failure) {
            self.request = try EvaluationRequest(request.json())
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let model = try models.model(input.request.model, for: caller, on: worker)
        let dated = input.request.dated(for: model, at: worker.now)
        let answer = String(decoding: try model.answer(dated), as: UTF8.self)
        let link = Base64URL.text(RandomSource.bytes(SavedSimulation.secretSize))
        guard let key = SavedSimulation.key(of: link) else { throw Failure(.internalError) }
        let request = String(decoding: dated.text, as: UTF8.self)
        let expiresAt = try worker.write { transaction in
            let saved = SavedSimulation(
                key: key, model: model.id, version: model.version, digest: model.digest, request: request,
                answer: answer, createdAt: transaction.now,
                expiresAt: transaction.now.adding(seconds: SavedSimulation.lifetime))
            try SavedSimulationTable(transaction.connection).insert(saved)
            return saved.expiresAt
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("id")
        writer.string(link)
        writer.key("model")
        writer.name(of: model)
        writer.key("expiresAt")
        writer.string(expiresAt.description)
        writer.endObject()
        var created = Representation(.created, .json, writer.bytes)
        created.fields.append(.location, "/v1/simulation/saved/\(link)")
        return created
    }
}

/// The link of a saved simulation.
struct SavedAddress: RequestReadable {
    let key: Digest

    init(from request: inout RequestReader) throws(Failure) {
        let link: String = try request.path("simulation")
        guard let key = SavedSimulation.key(of: link) else { throw Failure(.notFound) }
        self.key = key
    }
}

/// Shows a saved simulation: what was asked, what was answered then, what is answered now, and whether that differs.
struct ShowSaved: Errand {
    static let operation = Operation(
        .get, "/v1/simulation/saved/{simulation}", id: "showSaved", access: .anyone)
    let models: ModelCatalog

    func handle(_ input: SavedAddress, for caller: Caller, on worker: Worker) throws -> Representation {
        let now = worker.now
        guard let saved = try worker.read({ try SavedSimulationTable($0).simulation(input.key, at: now) }) else {
            throw Failure(.notFound)
        }
        let request: EvaluationRequest
        do { request = try EvaluationRequest(try JSONTape(saved.request).root) } catch is JSONError {
            throw Failure(.internalError)
        }
        let current = try? models.found(ModelReference(saved.model), for: caller, on: worker)
        let answer = try current?.answer(request)
        var writer = JSONWriter(reserving: 4 << 10)
        writer.beginObject()
        writer.key("request")
        writer.raw(saved.request.utf8)
        writer.key("then")
        writer.beginObject()
        writer.key("model")
        writer.savedName(of: saved)
        writer.key("at")
        writer.string(saved.createdAt.description)
        writer.key("answer")
        writer.raw(saved.answer.utf8)
        writer.endObject()
        writer.key("now")
        if let current, let answer {
            writer.beginObject()
            writer.key("model")
            writer.name(of: current)
            writer.key("answer")
            writer.raw(answer)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("differs")
        writer.bool(answer.map { !saved.answer.utf8.elementsEqual($0) } ?? false)
        writer.key("expiresAt")
        writer.string(saved.expiresAt.description)
        writer.endObject()
        var shown = Representation(.ok, .json, writer.bytes)
        shown.fields.append("X-Robots-Tag", "noindex")
        return shown
    }
}

extension JSONWriter {
    fileprivate mutating func savedName(of saved: SavedSimulation) {
        beginObject()
        for (name, text) in [("id", saved.model), ("version", saved.version), ("digest", saved.digest)] {
            key(name)
            string(text)
        }
        endObject()
    }
}
