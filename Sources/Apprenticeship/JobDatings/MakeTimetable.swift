import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Makes the timetable of a job dating: who meets whom, and when.
struct MakeTimetable: StagedCommand {
    static let operation = Operation(
        .post, "/v1/apprenticeship/job-datings/{event}/timetable", id: "makeJobDatingTimetable",
        access: ApprenticeshipAccess.counsellors, bodyLimit: 1 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let event: JobDating.ID

        init(from request: inout RequestReader) throws(Failure) {
            event = try request.path("event")
            try request.expectNothing()
        }
    }

    struct Stage: Sendable {
        let event: JobDating
        let meetings: [(candidate: Candidate.ID, offer: Offer.ID, slot: Int)]
    }

    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> Stage {
        try worker.read { connection in
            let event = try openEvent(input.event, in: connection)
            guard caller.advises(event.departement, Places(apprenticeship.territories)) else {
                throw Failure(.notFound)
            }
            let market = try EventMarket(event, in: connection)
            let recommender = apprenticeship.recommender(connection, at: worker.now)
            let offers = try market.offers.map { try recommender.glance(of: $0) }
            var pairs: [(candidate: Int, offer: Int, score: Int)] = []
            for (place, id) in market.candidates.enumerated() {
                guard let candidate = try recommender.glance(of: id) else { continue }
                for (stand, offer) in offers.enumerated() {
                    guard let offer else { continue }
                    let pairing = try recommender.pairing(candidate, offer)
                    // Who wished for it meets it first; who is kept apart by a gate does not meet.
                    guard pairing.gates.blocks.isEmpty || market.market.wishes[place].contains(stand) else { continue }
                    let isWished = market.market.wishes[place].contains(stand)
                    pairs.append((place, stand, Int(pairing.match.mutual.rounded()) + (isWished ? 100 : 0)))
                }
            }
            let chosen = MeetingChoice.choose(
                pairs, candidates: market.candidates.count, perCandidate: event.meetingsPerCandidate,
                perOffer: market.offers.map { _ in event.slotsPerOffer })
            let slots = Timetable.slots(
                of: chosen, candidates: market.candidates.count, offers: market.offers.count)
            return Stage(
                event: event,
                meetings: zip(chosen, slots).map { (market.candidates[$0.candidate], market.offers[$0.offer], $1) })
        }
    }

    func handle(_ stage: Stage, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        var event = try openEvent(stage.event.id, in: connection)
        try connection.run("DELETE FROM jobDatingMeeting WHERE jobDating = \(event.id)")
        for meeting in stage.meetings {
            try connection.run(
                """
                INSERT INTO jobDatingMeeting (jobDating, slot, candidate, offer)
                VALUES (\(event.id), \(meeting.slot), \(meeting.candidate), \(meeting.offer))
                """)
        }
        event.version += 1
        try JobDatingTable(connection).save(event)
        try transaction.journal.append(
            .jobDating("job-dating-timetabled", event, count: stage.meetings.count), by: caller)
        return try ShowTimetable.answer(event, stage.meetings, in: connection, apprenticeship)
    }
}

/// Shows the meetings of a job dating: one's own, or all of them to its counsellors.
struct ShowTimetable: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/job-datings/{event}/timetable", id: "showJobDatingTimetable",
        access: .granted(roles: [.administrator, .candidate, .counsellor, .employer]))
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: JobDating.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("event") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let event = try JobDatingTable(connection).find(input.id) else { throw Failure(.notFound) }
        var meetings = try connection.all(
            """
            SELECT candidate, offer, slot FROM jobDatingMeeting WHERE jobDating = \(event.id) ORDER BY slot, candidate
            """
        ) { row in
            let meeting: (candidate: Candidate.ID, offer: Offer.ID, slot: Int) = (try row[0], try row[1], try row[2])
            return meeting
        }
        if !caller.advises(event.departement, Places(apprenticeship.territories)) {
            let own = try CandidateTable(connection).find(account: caller.person!.account)?.id
            var offers: [Offer.ID: Bool] = [:]
            meetings = try meetings.filter { meeting in
                if meeting.candidate == own { return true }
                if let known = offers[meeting.offer] { return known }
                let offer = try OfferTable(connection).find(meeting.offer)
                let isOwn = try offer.map { try caller.acts(for: $0.employer, in: connection) } ?? false
                offers[meeting.offer] = isOwn
                return isOwn
            }
        }
        return try ShowTimetable.answer(event, meetings, in: connection, apprenticeship)
    }

    /// The meetings, with their times.
    static func answer(
        _ event: JobDating, _ meetings: [(candidate: Candidate.ID, offer: Offer.ID, slot: Int)],
        in connection: Connection, _ apprenticeship: Apprenticeship
    ) throws -> Representation {
        var writer = JSONWriter(reserving: 8192)
        writer.beginObject()
        writer.key("slots")
        writer.integer((meetings.map(\.slot).max() ?? -1) + 1)
        writer.key("meetings")
        writer.beginArray()
        for meeting in meetings.sorted(by: { ($0.slot, $0.candidate) < ($1.slot, $1.candidate) }) {
            let person = try CandidateTable(connection).find(meeting.candidate)
            let offer = try OfferTable(connection).find(meeting.offer)
            writer.beginObject()
            writer.key("slot")
            writer.integer(meeting.slot)
            writer.key("time")
            writer.string(event.time(of: meeting.slot))
            writer.key("candidate")
            writer.string(Mask.text(meeting.candidate, meeting.offer))
            writer.key("name")
            writer.text(person.map { "\($0.details.firstName) \($0.details.lastName)" })
            writer.key("offer")
            writer.string(meeting.offer.description)
            writer.key("offerTitle")
            writer.text(offer?.details.title)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
