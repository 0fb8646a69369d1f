import Database
import Kernel

/// What everybody wants at one event: the market, and who is at which place of it.
struct EventMarket {
    let event: JobDating
    let candidates: [Candidate.ID]
    let offers: [Offer.ID]
    let market: Market

    /// Reads the wishes and the rankings of those who take part; who withdrew is not in it.
    init(_ event: JobDating, in connection: Connection) throws {
        self.event = event
        let table = JobDatingTable(connection)
        let candidates = try table.candidates(of: event.id)
        let stands = try table.offers(of: event.id)
        let candidateAt = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1, $0) })
        let offerAt = Dictionary(uniqueKeysWithValues: stands.enumerated().map { ($1.id, $0) })
        var wishes = [[Int]](repeating: [], count: candidates.count)
        try connection.stream(
            "SELECT candidate, offer FROM jobDatingWish WHERE jobDating = \(event.id) ORDER BY candidate, rank"
        ) { row in
            let candidate: Candidate.ID = try row[0]
            let offer: Offer.ID = try row[1]
            if let candidate = candidateAt[candidate], let offer = offerAt[offer] { wishes[candidate].append(offer) }
        }
        var rankings = [[Int: Int]](repeating: [:], count: stands.count)
        try connection.stream("SELECT offer, candidate, rank FROM jobDatingRank WHERE jobDating = \(event.id)") { row in
            let offer: Offer.ID = try row[0]
            let candidate: Candidate.ID = try row[1]
            if let offer = offerAt[offer], let candidate = candidateAt[candidate] {
                rankings[offer][candidate] = try row[2]
            }
        }
        self.candidates = candidates
        offers = stands.map(\.id)
        market = Market(wishes: wishes, rankings: rankings, capacities: stands.map(\.posts))
    }

    /// Which of two candidates the lots put first at an offer.
    func isBefore(_ one: Int, _ other: Int, _ offer: Int) -> Bool {
        let name = offers[offer].description
        return event.lots.lot(candidate: candidates[one].description, offer: name)
            < event.lots.lot(candidate: candidates[other].description, offer: name)
    }

    /// The placement of everybody.
    func place() -> [Int?] { DeferredAcceptance.place(market, isBefore: isBefore) }

    /// What is wrong with a placement; nothing, or the program is.
    func proof(of placement: [Int?]) -> StabilityProof {
        StabilityProof(market, placement: placement, isBefore: isBefore)
    }

    /// How many candidates whom an offer took come before one whom it did not.
    func better(at offer: Int, than candidate: Int, in placement: [Int?]) -> Int {
        placement.indices.count { other in
            guard placement[other] == offer, other != candidate, let theirs = market.rankings[offer][other] else {
                return false
            }
            guard let mine = market.rankings[offer][candidate] else { return true }
            return theirs != mine ? theirs < mine : isBefore(other, candidate, offer)
        }
    }
}
