import Apprenticeship
import Database
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What is written to try the service with: all of it, and the service on it.
@Suite struct `The demonstration of apprenticeship` {
    @Test func `holds 2,000 offers and as many candidates over a region, who find each other`() throws {
        let craft = try Craft()
        try craft.write { try Jobs.of(craft).loadDemonstration(in: $0) }
        let counts = try craft.read { connection in
            [
                try connection.value("SELECT count(*) FROM offer WHERE state = 'active'", as: Int.self),
                try connection.value("SELECT count(*) FROM candidate", as: Int.self),
                try connection.value("SELECT count(*) FROM employer", as: Int.self),
            ]
        }
        #expect(counts == [2000, 2000, 500])
        let found = try craft.get("/offers?latitude=50.6292&longitude=3.0573&radiusKm=30&limit=100")
        let items = try #require(try found.json["items"]).elements.map { $0 }
        #expect(items.count == 100 && items.allSatisfy { ($0["distanceKm"]?.double ?? 99) <= 30 })
        let distances = items.compactMap { $0["distanceKm"]?.double }
        #expect(distances == distances.sorted())

        try craft.register(
            "ines",
            Craft.profile(birth: "2007-05-04", wishes: #"[{"trade":"boulanger"}]"#, more: #","isOpenToAll":true"#))
        var seen: [String] = []
        var scores: [Double] = []
        var path = "/candidates/me/recommendations?limit=30"
        while true {
            let page = try craft.get(path, as: "ines").json
            for item in page["items"]?.elements.map({ $0 }) ?? [] {
                seen.append(try #require(item["offer"]?["id"]?.string))
                scores.append(try #require(item["score"]?["mutual"]?.double))
                let points = item["criteria"]?.elements.compactMap { $0["points"]?.double }.reduce(0, +) ?? 0
                #expect(abs(points - (item["score"]?["candidate"]?.double ?? -1)) < 0.01)
            }
            guard let next = page["next"]?.string else { break }
            path = "/candidates/me/recommendations?limit=30&cursor=\(next)"
        }
        #expect(Set(seen).count == seen.count && seen.count > 100)
        // What was found a page at a time, without looking at all, is what looking at all finds.
        let all = try craft.read { connection in
            let candidate = try #require(
                try connection.value("SELECT id FROM candidate WHERE account = 'ines'", as: Candidate.ID.self))
            let recommender = Recommender(connection, catalog: Samples.catalog, today: Samples.day("2026-06-01"))
            return try recommender.offers(for: candidate)
        }
        for count in [1, 10, 40] {
            let best = try craft.read { connection in
                let id = try #require(
                    try connection.value("SELECT id FROM candidate WHERE account = 'ines'", as: Candidate.ID.self))
                return try Recommender(connection, catalog: Samples.catalog, today: Samples.day("2026-06-01"))
                    .offers(for: id, first: count)
            }
            #expect(best.map(\.offer) == all.prefix(count).map(\.offer), "\(count)")
        }
        #expect(all.map(\.hundredths) == all.map(\.hundredths).sorted(by: >))
        #expect(Recommendation.shown(all).map(\.offer.description) == seen)
        #expect(scores.sorted(by: >) == all.map { Double($0.hundredths) / 100 })
    }
}
