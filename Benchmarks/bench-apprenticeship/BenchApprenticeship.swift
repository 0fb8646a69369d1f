import Apprenticeship
import CompanyRecords
import Database
import Endpoints
import Glibc
import JSON
import Kernel
import Territories

/// Matching on many offers and candidates over the communes of France, larger ones more often.
/// `bench-apprenticeship DATABASE TERRITORIES [COUNT]`; the file must not exist.
@main
enum BenchApprenticeship {
    static func main() throws {
        let count = CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3])! : 100_000
        let territories = try Territories(folder: CommandLine.arguments[2])
        let apprenticeship = Apprenticeship(
            territories: territories, clock: .system, keys: nil, postbox: NoPost(), companies: HandEntry(), pay: NoPay()
        )
        let database = try Database(
            DatabaseConfiguration(path: CommandLine.arguments[1]), migrations: apprenticeship.feature.migrations)
        let communes = territories.communes(limit: 40_000)
        try database.writer.write { try apprenticeship.load(in: $0, count: count, communes: communes) }
        _ = try database.writer.write { try $0.connection.run("ANALYZE") }
        let reader = try database.makeReader()
        let candidates = try reader.read { connection in
            try connection.all("SELECT id FROM candidate ORDER BY random() LIMIT 1000") { row in
                let id: Candidate.ID = try row[0]
                return id
            }
        }
        let places = communes.compactMap(\.centroid).map { Point(latitude: $0.latitude, longitude: $0.longitude) }
        try measure("search, 30 km around any commune, a page of 50", 2000) { _ in
            try reader.read { try OfferSearch($0).page(OfferQuery(around: places.randomElement()!)).hits.count }
        }
        let homes = try reader.read { connection in
            try connection.all("SELECT latitude, longitude FROM candidate ORDER BY random() LIMIT 1000") {
                Point(latitude: try $0[0], longitude: try $0[1])
            }
        }
        try measure("search, 30 km around a candidate's home, a page of 50", 1000) { number in
            try reader.read { try OfferSearch($0).page(OfferQuery(around: homes[number])).hits.count }
        }
        let catalog = TradeCatalog(territories)
        let today = ParisTime.day(at: Clock.system.now())
        try measure("recommendations, at most 200 with their explanations", 1000) { number in
            try reader.read { connection in
                let found = try Recommender(connection, catalog: catalog, today: today)
                    .offers(for: candidates[number], first: 200)
                var writer = JSONWriter(reserving: 256 << 10)
                writer.beginArray()
                for recommendation in found {
                    writer.beginObject()
                    recommendation.explain(into: &writer, .french)
                    writer.endObject()
                }
                writer.endArray()
                return found.count
            }
        }
        let offers = try reader.read { connection in
            try connection.all("SELECT id FROM offer ORDER BY random() LIMIT 1000") { row in
                let id: Offer.ID = try row[0]
                return id
            }
        }
        try measure("candidates for an offer, at most 200 with their explanations", 1000) { number in
            try reader.read { connection in
                let found = try Recommender(connection, catalog: catalog, today: today)
                    .candidates(for: offers[number], first: 200)
                var writer = JSONWriter(reserving: 256 << 10)
                writer.beginArray()
                for prospect in found { prospect.write(into: &writer, .french) }
                writer.endArray()
                return found.count
            }
        }
        try place()
        database.close()
    }

    /// Ten thousand candidates with ten wishes each, two thousand offers of two posts.
    private static func place() throws {
        var rankings = [[Int: Int]](repeating: [:], count: 2000)
        let wishes = (0..<10_000).map { candidate in
            var wanted: Set<Int> = []
            while wanted.count < 10 { wanted.insert(Int.random(in: 0..<2000)) }
            for offer in wanted { rankings[offer][candidate] = Int.random(in: 1...50) }
            return wanted.shuffled()
        }
        let market = Market(wishes: wishes, rankings: rankings, capacities: [Int](repeating: 2, count: 2000))
        let lots = DrawingOfLots(seed: "bench")
        try measure("placement of 10,000 candidates at 2,000 offers", 5) { _ in
            DeferredAcceptance.place(market) { one, other, offer in
                lots.lot(candidate: "\(one)", offer: "\(offer)") < lots.lot(candidate: "\(other)", offer: "\(offer)")
            }.count { $0 != nil }
        }
    }

    private static func measure(_ name: String, _ times: Int, _ body: (Int) throws -> Int) throws {
        var durations: [Duration] = []
        var found = 0
        for number in 0..<times {
            durations.append(try ContinuousClock().measure { found += try body(number) })
        }
        durations.sort()
        print(
            "\(name): p50 \(durations[times / 2]), p95 \(durations[times * 95 / 100]); \(found / times) found on average"
        )
    }

    /// Posts nothing.
    private struct NoPost: Postbox {
        func post(_ letter: Letter, in transaction: WriteTransaction) throws {}
    }

    /// Knows no figure.
    private struct NoPay: ApprenticePay {
        func figures(_ band: AgeBand, year: Int, on day: Day, in territory: PayTerritory) throws -> PayFigures? { nil }
    }
}
