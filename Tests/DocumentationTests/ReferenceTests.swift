import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The reference of the API, seen from outside.
@Suite struct `The reference` {
    private let api: TestAPI

    init() throws { api = try TestAPI() }

    @Test func `leads to every operation of the contract, each with a command to try it`() throws {
        let contract = try api.get("/openapi.json").json
        for tag in try #require(contract["tags"]).elements.compactMap({ $0["name"]?.string }) {
            #expect(try api.get("/docs/\(tag)").status == 200, "\(tag)")
        }
        var count = 0
        for (path, item) in try #require(contract["paths"]).members {
            for (_, operation) in item.members {
                guard let id = operation["operationId"]?.string else { continue }
                let topic = try #require(operation["tags"]?.elements.first { _ in true }?.string)
                count += 1
                guard count % 10 == 1 else { continue }
                #expect(try api.get("/docs/\(topic)").text.contains("/docs/operations/\(id)\""), "\(id)")
                let page = try api.get("/docs/operations/\(id)")
                #expect(page.status == 200 && page.text.contains("curl -s"), "\(id)")
                #expect(page.text.contains("Who may call it"), "\(id)")
                #expect(page.body.count < 30_000, "\(path): \(page.body.count) bytes")
            }
        }
        #expect(count > 150)
    }

    @Test func `shows schemas with their members, types and examples`() throws {
        let page = try api.get("/docs/schemas/Problem")
        #expect(page.status == 200 && page.text.contains("<code>requestId</code>"))
        #expect(try api.get("/docs/schemas/Nothing").status == 404)
        #expect(try api.get("/docs/nothing").status == 404)
        #expect(try api.get("/docs/operations/nothing").status == 404)
    }

    @Test func `fills the example of a body into the command, quotes made safe`() throws {
        let page = try api.get("/docs/operations/evaluate").text
        #expect(page.contains("--json &#39;{") && page.contains("/v1/simulation/evaluate"))
    }

    @Test func `speaks the language of its address, then that of the browser`() throws {
        let english = try api.get("/docs?lang=en")
        #expect(english.text.contains("<html lang=\"en\">") && english.text.contains("By topic"))
        #expect(english["Content-Language"] == "en")
        let french = try api.get("/docs", fields: ["Accept-Language": "de, fr;q=0.5"])
        #expect(french.text.contains("<html lang=\"fr\">") && french.text.contains("Par sujet"))
        #expect(try api.get("/v1/communes?q=lille&lang=en").status == 400, "answers for programs take the field alone")
    }

    @Test func `links no page to another host, and needs no script`() throws {
        for path in ["/", "/docs", "/docs/simulation", "/legal", "/opinion", "/privacy", "/problems"] {
            let page = try api.get(path).text
            #expect(!page.contains("<script") && !page.contains("src=\"http") && !page.contains("href=\"//"), "\(path)")
        }
    }
}
