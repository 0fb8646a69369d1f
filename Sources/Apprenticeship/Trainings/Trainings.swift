import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Finds courses of a trade, the nearest first, with their sessions to come.
struct ListTrainings: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/trainings", id: "listTrainings", access: .anyone)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let romes: [RomeCode]
        let trade: String?
        let point: Point?
        let radius: Double
        let limit: PageLimit
        let cursor: SearchCursor?

        init(from request: inout RequestReader) throws(Failure) {
            romes = try request.query("rome", as: RomeCode.self).map { [$0] } ?? []
            trade = try request.query("trade")
            guard !romes.isEmpty || trade != nil else { throw .parameter("rome") }
            let latitude = try request.query("latitude", as: Decimal.self)?.value
            let longitude = try request.query("longitude", as: Decimal.self)?.value
            guard (latitude == nil) == (longitude == nil) else { throw .parameter("latitude") }
            point = latitude.map { Point(latitude: $0, longitude: longitude!) }
            radius = try request.query("radiusKm", as: Decimal.self)?.value ?? 60
            guard radius > 0, radius <= 200 else { throw .parameter("radiusKm") }
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let romes = input.trade.map { apprenticeship.catalog[$0]?.romes ?? [] } ?? input.romes
        var found = try TrainingTable(connection).all(of: romes).map { training in
            (training, input.point?.distance(to: training.point) ?? 0)
        }
        found = found.filter { input.point == nil || $0.1 <= input.radius }
        found.sort { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
        let rest = found.filter { input.cursor?.isBefore(value: $0.1, id: $0.0.id) ?? true }
        return try .page(
            Array(rest), limit: input.limit, cursor: { SearchCursor(value: $0.1, id: $0.0.id).description },
            caching: .publicly(seconds: 60)
        ) { found, writer in
            let sessions = try TrainingTable(connection).sessions(of: found.0.id, from: apprenticeship.today)
            writer.training(found.0, sessions, kilometres: input.point == nil ? nil : found.1)
        }
    }
}

/// Puts a course and its sessions, by the key that the register of courses gives it: a training centre its own, a partner
/// its feed. A centre without the label Qualiopi has none here.
struct PutTraining: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/trainings/{training}", id: "putTraining",
        access: .granted(roles: [.administrator, .trainingCentre], scopes: [.apprenticeshipTrainings]),
        bodyLimit: 64 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: String
        let body: Body

        struct Body: Codable, Sendable {
            let name: String
            let rome: RomeCode
            let level: Int
            let rncp: String?
            let isQualiopi: Bool
            let commune: String
            let latitude: Double?
            let longitude: Double?
            let sessions: [Training.Session]
        }

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("training")
            body = try request.json(as: Body.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let body = input.body
        var faults: [Failure.Field] = []
        func fault(_ pointer: String, _ code: String, _ french: String, _ english: String) {
            faults.append(Failure.Field(pointer, code, Text(fr: french, en: english)))
        }
        let place = Places(apprenticeship.territories).place(
            commune: body.commune, latitude: body.latitude, longitude: body.longitude)
        if place == nil { fault("/commune", "unknown", "Commune inconnue.", "Unknown commune.") }
        if !body.isQualiopi {
            fault("/isQualiopi", "not-qualiopi", "Le label Qualiopi est attendu.", "The label Qualiopi is expected.")
        }
        if !(3...7).contains(body.level) { fault("/level", "range", "De 3 à 7.", "3 to 7.") }
        if apprenticeship.catalog.label(of: body.rome) == nil {
            fault("/rome", "unknown", "Code ROME inconnu.", "Unknown ROME code.")
        }
        if !(1...80).contains(input.id.count) || !(1...100).contains(body.sessions.count) {
            fault("/sessions", "count", "De 1 à 100 sessions.", "1 to 100 sessions.")
        }
        for (at, session) in body.sessions.enumerated() where session.ends <= session.starts || session.places < 0 {
            fault(
                "/sessions/\(at)", "invalid", "Une fin après le début, des places.", "An end after the start, places.")
        }
        if Set(body.sessions.map(\.starts)).count != body.sessions.count {
            fault("/sessions", "repeated", "Deux sessions commencent le même jour.", "Two sessions begin on one day.")
        }
        guard let name = Prose.trimmed(body.name, 3...200, isOneLine: true), faults.isEmpty, let place else {
            throw Failure.invalid(
                faults.isEmpty ? [Failure.Field("/name", "length", Text(fr: "Un nom.", en: "A name."))] : faults)
        }
        let owner = caller.partner?.organisation ?? caller.grants(of: .trainingCentre).first?.organisation
        let table = TrainingTable(transaction.connection)
        if let earlier = try table.find(input.id), earlier.organisation != owner, !caller.holds(.administrator) {
            throw Failure(.forbidden)
        }
        let training = Training(
            id: input.id, name: name, rome: body.rome, level: body.level, point: place.point,
            commune: body.commune, rncp: body.rncp, organisation: owner)
        try table.put(training, body.sessions)
        try transaction.journal.append(
            Event("training-put", on: ObjectName(type: "training", id: input.id)), by: caller)
        var writer = JSONWriter(reserving: 512)
        writer.training(training, body.sessions, kilometres: nil)
        return Representation(.ok, .json, writer.bytes)
    }
}
