import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Says which offers a candidate wants, the dearest first; nobody else sees them before everybody is placed.
struct PutWishes: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/job-datings/{event}/wishes", id: "putJobDatingWishes",
        access: ApprenticeshipAccess.candidates, bodyLimit: 8 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let event: JobDating.ID
        let offers: [Offer.ID]

        private struct Body: Codable { let offers: [Offer.ID] }

        init(from request: inout RequestReader) throws(Failure) {
            event = try request.path("event")
            offers = try request.json(as: Body.self).offers
        }
    }

    private struct Answer: Encodable { let offers: [Offer.ID] }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let event = try openEvent(input.event, in: connection)
        let table = JobDatingTable(connection)
        guard let candidate = try CandidateTable(connection).find(account: caller.person!.account),
            try table.holds(candidate.id, in: event.id)
        else { throw Failure(.notRegistered) }
        var faults: [Failure.Field] = []
        if input.offers.count > 10 {
            faults.append(
                Failure.Field("/offers", "too-many", Text(fr: "Dix vœux au plus.", en: "Ten wishes at most.")))
        }
        for (place, offer) in input.offers.enumerated() {
            if try !table.holds(offer, in: event.id) {
                faults.append(Failure.Field("/offers/\(place)", "stranger", Preference.notHere))
            } else if input.offers[..<place].contains(offer) {
                faults.append(Failure.Field("/offers/\(place)", "repeated", Preference.repeated))
            }
        }
        // All or nothing: what was said before stays.
        guard faults.isEmpty else { throw Failure.invalid(faults) }
        try connection.run("DELETE FROM jobDatingWish WHERE jobDating = \(event.id) AND candidate = \(candidate.id)")
        for (place, offer) in input.offers.enumerated() {
            try connection.run(
                """
                INSERT INTO jobDatingWish (jobDating, candidate, rank, offer)
                VALUES (\(event.id), \(candidate.id), \(place + 1), \(offer))
                """)
        }
        return Representation(.ok, .json, try JSONEncoder.encode(Answer(offers: input.offers)))
    }
}

/// Says whom an offer would take, in tiers: those of one tier are alike, and lots decide between them. Who is in no tier is
/// not wanted.
struct PutRanking: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/job-datings/{event}/rankings/{offer}", id: "putJobDatingRanking",
        access: ApprenticeshipAccess.employers, bodyLimit: 256 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let event: JobDating.ID
        let offer: Offer.ID
        let tiers: [[String]]

        private struct Body: Decodable { let tiers: [[String]] }

        init(from request: inout RequestReader) throws(Failure) {
            event = try request.path("event")
            offer = try request.path("offer")
            tiers = try request.json(as: Body.self).tiers
        }
    }

    private struct Answer: Encodable { let tiers: [[String]] }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let event = try openEvent(input.event, in: connection)
        let table = JobDatingTable(connection)
        guard let offer = try OfferTable(connection).find(input.offer),
            try caller.acts(for: offer.employer, in: connection), try table.holds(offer.id, in: event.id)
        else { throw Failure(.notFound) }
        let masks = Dictionary(
            try table.candidates(of: event.id).map { (Mask.text($0, offer.id), $0) },
            uniquingKeysWith: { one, _ in one })
        var faults: [Failure.Field] = []
        var ranks: [(candidate: Candidate.ID, rank: Int)] = []
        var seen: Set<String> = []
        for (tier, names) in input.tiers.enumerated() {
            for (place, name) in names.enumerated() {
                let pointer = "/tiers/\(tier)/\(place)"
                guard let candidate = masks[name] else {
                    faults.append(Failure.Field(pointer, "stranger", Preference.notHere))
                    continue
                }
                if !seen.insert(name).inserted {
                    faults.append(Failure.Field(pointer, "repeated", Preference.repeated))
                }
                ranks.append((candidate, tier + 1))
            }
        }
        guard faults.isEmpty else { throw Failure.invalid(faults) }
        try connection.run("DELETE FROM jobDatingRank WHERE jobDating = \(event.id) AND offer = \(offer.id)")
        for (candidate, rank) in ranks {
            try connection.run(
                """
                INSERT INTO jobDatingRank (jobDating, offer, candidate, rank)
                VALUES (\(event.id), \(offer.id), \(candidate), \(rank))
                """)
        }
        return Representation(.ok, .json, try JSONEncoder.encode(Answer(tiers: input.tiers)))
    }
}

/// Sentences about what was wished for or ranked.
private enum Preference {
    static let notHere = Text(fr: "Ne participe pas à cet événement.", en: "Does not take part in this event.")
    static let repeated = Text(fr: "Déjà nommé.", en: "Named already.")
}
