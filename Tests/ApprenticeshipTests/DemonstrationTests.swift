import Apprenticeship
import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestDatabases
import TestFolders
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

    @Test func `finds candidates for an offer as each of them finds the offer, wherever they look`() throws {
        let craft = try Craft()
        try craft.write { try Jobs.of(craft).loadDemonstration(in: $0, count: 400) }
        let adult = "2007-05-04"
        try craft.register("ines", Craft.profile(birth: adult, more: #","isOpenToAll":true"#))
        try craft.register("twin", Craft.profile(birth: adult, more: #","isMobile":true"#))
        try craft.register("lucas", Craft.profile(birth: adult, radius: 200))
        try craft.read { connection in
            let recommender = Recommender(connection, catalog: Samples.catalog, today: Samples.day("2026-06-01"))
            let people = try connection.all(
                "SELECT id FROM candidate ORDER BY account IN ('ines', 'twin', 'lucas') DESC, id LIMIT 60"
            ) { row in try row[0] as Candidate.ID }
            let offers = try connection.all(
                """
                SELECT id FROM (SELECT id, flags & 2 AS housing, row_number() OVER (PARTITION BY flags & 2 ORDER BY id)
                    AS number FROM offer WHERE state = 'active') WHERE number <= iif(housing, 3, 40)
                """
            ) { row in try row[0] as Offer.ID }
            var found: [Offer.ID: [Candidate.ID: Int]] = [:]
            for offer in offers {
                let all = try recommender.candidates(for: offer)
                #expect(all.map(\.hundredths) == all.map(\.hundredths).sorted(by: >))
                found[offer] = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.hundredths) })
                for count in [1, 5, 20] {
                    let best = try recommender.candidates(for: offer, first: count)
                    #expect(best.map(\.mask) == all.prefix(count).map(\.mask), "\(count)")
                }
            }
            for person in people {
                let own = Dictionary(
                    uniqueKeysWithValues: try recommender.offers(for: person).map { ($0.offer, $0.hundredths) })
                for offer in offers { #expect(found[offer]?[person] == own[offer], "\(person) \(offer)") }
            }
            #expect(found.values.reduce(0) { $0 + $1.count } > 100)
        }
    }

    // On PostgreSQL there never was an older one.
    @Test(.enabled(if: TestDatabase.isSQLite, TestDatabase.onlySQLite))
    func `is indexed by its wishes when an older database is opened`() throws {
        let folder = TemporaryFolder()
        let migrations = Jobs.of(try Craft()).feature.migrations
        let place = try #require(migrations.firstIndex { $0.name == "candidate-wishes" })
        let configuration = DatabaseConfiguration.temporary(folder.path + "/old.db")
        let old = try Database(configuration, migrations: Array(migrations[..<place]))
        try old.writer.write { transaction in
            for (id, state, visibility, radius, wishes, flags, experiences) in [
                ("open", "active", "anonymous", 30, "boulanger D1104", 2, "boulanger:2"),
                ("mobile", "active", "verifiedEmployers", 30, "macon", 1, ""),
                ("far", "active", "anonymous", 100, "macon", 0, ""),
                ("paused", "paused", "anonymous", 30, "macon", 0, ""),
                ("hidden", "active", "private", 30, "macon", 0, ""),
            ] {
                try transaction.connection.run(
                    """
                    INSERT INTO candidate (id, account, state, visibility, version, cell, latitude, longitude, radius,
                        birthDate, wishes, currentLevel, fromDay, untilDay, rhythms, flags, licences, courses,
                        experiences, departement, createdAt, lastActiveAt, details)
                    VALUES (\(id), \(id), \(state), \(visibility), 1, 77, 50, 3, \(radius), '2007-01-01', \(wishes), 3,
                        1, 2, 4, \(flags), '', '', \(experiences), '59', \(transaction.now), \(transaction.now), '{}')
                    """)
            }
        }
        old.close()
        let new = try Database(configuration, migrations: migrations)
        defer { new.close() }
        let lines = try new.makeReader().read { connection in
            try connection.all(
                """
                SELECT candidate || ' ' || wish || ' ' || rank || ' ' || reach || ' ' || cell || ' ' || rhythms || ' '
                    || flags || ' ' || (experiences <> '') FROM candidateWish ORDER BY candidate, rank
                """
            ) { row in try row[0] as String }
        }
        #expect(
            lines == [
                "far macon 1 1 77 4 0 0", "mobile macon 1 2 77 4 1 0", "open boulanger 1 0 77 4 2 1",
                "open D1104 2 0 77 4 2 1", "open * 3 0 77 4 2 1",
            ])
    }
}
