import Accounts
import Crypto
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Plans a job dating; the lots that will decide ties are drawn now, and only their digest is told.
struct CreateJobDating: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/job-datings", id: "createJobDating", access: ApprenticeshipAccess.counsellors,
        bodyLimit: 8 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let body: Body

        struct Body: Decodable, Sendable {
            let title: String
            let commune: String
            let day: Day
            let beginsAt: String?
            let slotMinutes: Int?
            let slotsPerOffer: Int?
            let meetingsPerCandidate: Int?
        }

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> JobDatingView {
        let body = input.body
        let places = Places(apprenticeship.territories)
        var faults: [Failure.Field] = []
        func fault(_ pointer: String, _ french: String, _ english: String) {
            faults.append(Failure.Field(pointer, "invalid", Text(fr: french, en: english)))
        }
        let title = Prose.trimmed(body.title, 3...150, isOneLine: true)
        if title == nil || Wording.hasContact(body.title) { fault("/title", "Un titre.", "A title.") }
        let place = places.place(commune: body.commune, latitude: nil, longitude: nil)
        if place == nil { fault("/commune", "Commune inconnue.", "Unknown commune.") }
        if body.day < ParisTime.day(at: transaction.now) { fault("/day", "Un jour à venir.", "A day to come.") }
        let begins = CreateJobDating.minute(body.beginsAt ?? "09:00")
        if begins == nil { fault("/beginsAt", "Une heure comme 09:00.", "A time such as 09:00.") }
        let numbers = [
            ("/slotMinutes", body.slotMinutes ?? 15, 5...60), ("/slotsPerOffer", body.slotsPerOffer ?? 12, 1...40),
            ("/meetingsPerCandidate", body.meetingsPerCandidate ?? 4, 1...20),
        ]
        for (pointer, number, range) in numbers where !range.contains(number) {
            fault(
                pointer, "De \(range.lowerBound) à \(range.upperBound).", "\(range.lowerBound) to \(range.upperBound).")
        }
        guard faults.isEmpty, let title, let place, let begins else { throw Failure.invalid(faults) }
        guard caller.advises(place.departement, places) else { throw Failure(.forbidden) }
        let event = JobDating(
            id: transaction.identifier(), title: title, commune: body.commune, departement: place.departement,
            day: body.day, beginsAt: begins, slotMinutes: numbers[0].1, slotsPerOffer: numbers[1].1,
            meetingsPerCandidate: numbers[2].1, state: .open,
            lots: DrawingOfLots(seed: Hexadecimal.text(RandomSource.bytes(32))), version: 1,
            createdAt: transaction.now)
        try JobDatingTable(transaction.connection).insert(event)
        try transaction.journal.append(.jobDating("job-dating-planned", event), by: caller)
        return JobDatingView(event: event, isNew: true)
    }

    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard text.utf8.count == 5, parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}

/// Lists the job datings to come.
struct ListJobDatings: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/job-datings", id: "listJobDatings", access: .anyone)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let limit: PageLimit
        let cursor: SearchCursor?

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let found = try JobDatingTable(connection).all(
            from: apprenticeship.today, after: input.cursor, limit: input.limit.value + 1)
        return .page(
            found, limit: input.limit,
            cursor: { SearchCursor(value: Double($0.day.daysSinceEpoch), id: $0.id.description).description }
        ) { $1.jobDating($0) }
    }
}

/// Shows one job dating.
struct ShowJobDating: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/job-datings/{event}", id: "showJobDating", access: .anyone)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: JobDating.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("event") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> JobDatingView {
        guard let event = try JobDatingTable(connection).find(input.id) else { throw Failure(.notFound) }
        return JobDatingView(event: event)
    }
}
