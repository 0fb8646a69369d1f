import JSON
import LocalClient
import TestSupport
import Testing

/// Which day's law counts when a request names none.
@Suite struct `The law of the day` {
    private let clock = TestClock("2026-05-31T21:59:59Z")
    private let api: TestAPI

    init() throws { api = try TestAPI(clock: clock) }

    private func smic(_ more: String = "") throws -> Double? {
        let body = #"{"expressions":["SMIC . horaire"]\#(more)}"#
        let answer = try api.post("/v1/simulation/evaluate", json: body).json
        let values = try #require(answer["evaluate"]).elements.map { $0["nodeValue"]?.double }
        return values.first ?? nil
    }

    @Test func `is that of the day in Paris, of the date that is asked for, or of the situation`() throws {
        #expect(try smic() == 12.02)
        #expect(try smic(#","date":"2026-06-01""#) == 12.31)
        clock.advance(seconds: 1)
        #expect(try smic() == 12.31, "in Paris it is the first of June")
        #expect(try smic(#","date":"2026-05-31""#) == 12.02)
        #expect(try smic(#","situation":{"date":"31/05/2026"}"#) == 12.02)
    }

    @Test func `counts for explanations, simulators, comparisons and batches too`() throws {
        for (path, body) in [
            ("explain", #"{"expression":"SMIC . horaire"}"#), ("simulators/salarie", #"{"answers":{}}"#),
        ] {
            let answer = try api.post("/v1/simulation/" + path, json: body)
            #expect(try answer.json["date"]?.string == "2026-05-31", "\(path)")
        }
        let batch = try api.post(
            "/v1/simulation/evaluate:batch", json: #"{"situations":[{}],"expressions":["SMIC . horaire"]}"#)
        #expect(batch.text.contains("12.02") && batch["Guichet-Model"]?.hasSuffix("; date=2026-05-31") == true)
    }

    @Test func `stays that of the day on which a simulation was saved`() throws {
        let saved = try api.post("/v1/simulation/saved", json: #"{"expressions":["SMIC . horaire"]}"#)
        let id = try #require(try saved.json["id"]?.string)
        clock.advance(seconds: 86_400)
        let shown = try api.get("/v1/simulation/saved/" + id).json
        #expect(shown["request"]?["date"]?.string == "2026-05-31" && shown["differs"]?.bool == false)
    }
}
