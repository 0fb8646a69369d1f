import App
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// What the service says of itself.
@Suite struct `The front` {
    @Test func `has a page for every problem, in both languages`() throws {
        let api = try TestAPI()
        for problem in api.service.problems {
            let french = try api.get("/problems/\(problem.code)")
            let english = try api.get("/problems/\(problem.code)", fields: ["Accept-Language": "en"])
            #expect(french.status == 200 && french["Content-Type"] == "text/html; charset=utf-8")
            #expect(french.text.contains("lang=\"fr\"") && english.text.contains("lang=\"en\""))
            #expect(french.text != english.text)
        }
        #expect(try api.get("/problems/none").status == 404)
    }

    @Test func `serves pages without script nor third party`() throws {
        let api = try TestAPI()
        for path in ["/", "/problems", "/problems/not-found"] {
            let page = try api.get(path)
            #expect(page.status == 200)
            #expect(
                !page.text.contains("<script") && !page.text.contains("src=\"http") && !page.text.contains("href=\"//"))
            #expect(page["ETag"] != nil && page["Cache-Control"]?.hasPrefix("public") == true)
        }
        #expect(try api.get("/style.css")["Content-Type"] == "text/css; charset=utf-8")
    }

    @Test func `says that it is alive and ready`() throws {
        let api = try TestAPI()
        #expect(try api.get("/livez").text == #"{"status":"live"}"#)
        #expect(try api.get("/readyz").json["status"]?.string == "ready")
    }

    @Test func `counts its answers by status, and how long they took`() throws {
        let api = try TestAPI(environment: ["GUICHET_METRICS_PORT": "0"])
        for _ in 0..<3 { #expect(try api.get("/livez").status == 200) }
        #expect(try api.get("/v1/nothing").status == 404)
        #expect(try api.post("/v1/feedback", json: "{").status == 400)
        let metrics = LocalClient(.port(try #require(api.service.metricsPort)))
        let lines = try metrics.send(.get, "/metrics").text.split(separator: "\n")
        for line in [
            #"guichet_answers_total{status="200"} 3"#, #"guichet_answers_total{status="404"} 1"#,
            #"guichet_answer_seconds_count{kind="read"} 4"#, #"guichet_answer_seconds_count{kind="write"} 1"#,
            #"guichet_answer_seconds_bucket{kind="write",le="+Inf"} 1"#,
        ] { #expect(lines.contains { $0 == line }, "\(line) in \(lines)") }
        let buckets = lines.filter { $0.hasPrefix(#"guichet_answer_seconds_bucket{kind="read""#) }
        let counts = buckets.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(counts.count == 16 && counts == counts.sorted() && counts.last == 4, "\(buckets)")
    }

    @Test func `renders what the parser refuses as problems too`() throws {
        let api = try TestAPI()
        for bytes in ["GET / HTTP/1.1\r\n\r\n", "BAD\r\n\r\n", "GET / HTTP/9.9\r\nHost: a\r\n\r\n"] {
            let answer = try api.raw(bytes)
            #expect(answer["Content-Type"] == "application/problem+json" && answer.problem != nil)
            #expect(answer["X-Request-Id"] != nil)
        }
    }
}
