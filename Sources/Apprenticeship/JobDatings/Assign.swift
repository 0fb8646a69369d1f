import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Places everybody at a job dating, once: wishes and rankings are closed, the seed of the lots is told.
struct AssignJobDating: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/job-datings/{event}/assignment", id: "assignJobDating",
        access: ApprenticeshipAccess.counsellors, bodyLimit: 1 << 10)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: MakeTimetable.Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Representation {
        let connection = transaction.connection
        var event = try openEvent(input.event, in: connection)
        guard caller.advises(event.departement, Places(apprenticeship.territories)) else { throw Failure(.notFound) }
        let market = try EventMarket(event, in: connection)
        let placement = market.place()
        // A placement that does not hold is never written: it would be a fault of the program.
        guard market.proof(of: placement).holds else { throw Failure(.internalError) }
        for (place, offer) in placement.enumerated() {
            try connection.run(
                """
                UPDATE jobDatingCandidate SET placedAt = \(offer.map { market.offers[$0] })
                WHERE jobDating = \(event.id) AND candidate = \(market.candidates[place])
                """)
        }
        event.state = .assigned
        event.version += 1
        try JobDatingTable(connection).save(event)
        let placed = placement.count { $0 != nil }
        try transaction.journal.append(.jobDating("job-dating-assigned", event, count: placed), by: caller)
        return try ShowAssignment(apprenticeship: apprenticeship).answer(event, for: caller, in: connection)
    }
}

/// Shows where people were placed, with the reason of each wish: one's own, or everybody to its counsellors.
struct ShowAssignment: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/job-datings/{event}/assignment", id: "showJobDatingAssignment",
        access: .granted(roles: [.administrator, .candidate, .counsellor, .employer]))
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: JobDating.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("event") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let event = try JobDatingTable(connection).find(input.id), event.state == .assigned else {
            throw Failure(.notFound)
        }
        return try answer(event, for: caller, in: connection)
    }

    /// The placements that a caller may see.
    func answer(_ event: JobDating, for caller: Caller, in connection: Connection) throws -> Representation {
        let market = try EventMarket(event, in: connection)
        let known = Dictionary(
            uniqueKeysWithValues: try JobDatingTable(connection).placements(of: event.id).map {
                ($0.candidate, $0.offer)
            })
        let placement = market.candidates.map { candidate in
            (known[candidate] ?? nil).flatMap { offer in market.offers.firstIndex(of: offer) }
        }
        let seesAll = caller.advises(event.departement, Places(apprenticeship.territories))
        let own = try caller.person.flatMap { try CandidateTable(connection).find(account: $0.account)?.id }
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("placements")
        writer.beginArray()
        for (place, candidate) in market.candidates.enumerated() {
            let isOfOwnOffer =
                try placement[place].map { offer in
                    try OfferTable(connection).find(market.offers[offer]).map {
                        try caller.acts(for: $0.employer, in: connection)
                    } ?? false
                } ?? false
            guard seesAll || candidate == own || isOfOwnOffer else { continue }
            let person = try CandidateTable(connection).find(candidate)
            writer.beginObject()
            writer.key("candidate")
            writer.string(candidate.description)
            writer.key("name")
            writer.text(person.map { "\($0.details.firstName) \($0.details.lastName)" })
            writer.key("offer")
            writer.text(placement[place].map { market.offers[$0].description })
            writer.key("wishes")
            writer.beginArray()
            for offer in market.market.wishes[place] where seesAll || candidate == own {
                writer.wish(offer, of: place, market, placement, caller.language)
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}

extension JSONWriter {
    /// What became of one wish, and why.
    fileprivate mutating func wish(
        _ offer: Int, of candidate: Int, _ market: EventMarket, _ placement: [Int?], _ language: Language
    ) {
        let wishes = market.market.wishes[candidate]
        let outcome: (code: String, text: Text)
        if placement[candidate] == offer {
            outcome = ("placed", Text(fr: "Vous y êtes placé.", en: "You are placed there."))
        } else if let got = placement[candidate], wishes.firstIndex(of: got)! < wishes.firstIndex(of: offer)! {
            outcome = ("notNeeded", Text(fr: "Un vœu préféré est satisfait.", en: "A dearer wish is met."))
        } else if market.market.rankings[offer][candidate] == nil {
            outcome = ("notRanked", Text(fr: "L'employeur ne vous a pas classé.", en: "The employer did not rank you."))
        } else {
            let count = market.better(at: offer, than: candidate, in: placement)
            outcome = (
                "full",
                Text(
                    fr: "Les postes vont à \(count) candidats mieux classés.",
                    en: "The posts go to \(count) candidates ranked higher.")
            )
        }
        beginObject()
        key("offer")
        string(market.offers[offer].description)
        key("outcome")
        string(outcome.code)
        key("sentence")
        string(outcome.text(in: language))
        endObject()
    }
}

/// Proves that nobody could do better by an agreement of two: computed anew each time, by code that did not place anybody,
/// from the wishes and rankings that it shows under the names of this event.
struct ProveAssignment: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/job-datings/{event}/proof", id: "proveJobDatingAssignment",
        access: .granted(roles: [.administrator, .candidate, .counsellor, .employer]))
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ShowAssignment.Input, for caller: Caller, in connection: Connection
    ) throws -> Representation {
        guard let event = try JobDatingTable(connection).find(input.id), event.state == .assigned else {
            throw Failure(.notFound)
        }
        let market = try EventMarket(event, in: connection)
        let known = Dictionary(
            uniqueKeysWithValues: try JobDatingTable(connection).placements(of: event.id).map {
                ($0.candidate, $0.offer)
            })
        let placement = market.candidates.map { candidate in
            (known[candidate] ?? nil).flatMap { offer in market.offers.firstIndex(of: offer) }
        }
        let proof = market.proof(of: placement)
        var writer = JSONWriter(reserving: 8192)
        writer.beginObject()
        writer.key("holds")
        writer.bool(proof.holds)
        writer.key("faults")
        writer.strings(proof.faults)
        writer.key("blockingPairs")
        writer.beginArray()
        for pair in proof.blockingPairs {
            writer.beginObject()
            writer.key("candidate")
            writer.string(market.candidates[pair.candidate].description)
            writer.key("offer")
            writer.string(market.offers[pair.offer].description)
            writer.endObject()
        }
        writer.endArray()
        writer.key("seed")
        writer.string(event.lots.seed)
        writer.key("commitment")
        writer.string(event.lots.commitment)
        writer.key("isReplayedAlike")
        writer.bool(market.place() == placement)
        writer.market(market, placement)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}

extension JSONWriter {
    /// The market and the placement, in an object that is open: enough to check everything oneself.
    fileprivate mutating func market(_ market: EventMarket, _ placement: [Int?]) {
        key("candidates")
        beginArray()
        for (place, candidate) in market.candidates.enumerated() {
            beginObject()
            key("candidate")
            string(candidate.description)
            key("wishes")
            strings(market.market.wishes[place].map { market.offers[$0].description })
            key("offer")
            text(placement[place].map { market.offers[$0].description })
            endObject()
        }
        endArray()
        key("offers")
        beginArray()
        for (place, offer) in market.offers.enumerated() {
            beginObject()
            key("offer")
            string(offer.description)
            key("posts")
            integer(market.market.capacities[place])
            key("tiers")
            beginArray()
            let ranks = market.market.rankings[place]
            for tier in Set(ranks.values).sorted() {
                strings(ranks.filter { $0.value == tier }.keys.sorted().map { market.candidates[$0].description })
            }
            endArray()
            endObject()
        }
        endArray()
    }
}
