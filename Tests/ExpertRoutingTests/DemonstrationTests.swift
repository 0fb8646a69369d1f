import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// The invented region.
@Suite struct `The demonstration of routing` {
    @Test func `has three hundred experts, who answer on each of the nine themes`() throws {
        let service = try RoutingService(environment: ["GUICHET_DEMO": "1"])
        var count = 0
        var cursor = ""
        repeat {
            let page = try service.get("/v1/experts?limit=100" + cursor).json
            count += page["items"]?.count ?? 0
            cursor = page["next"]?.string.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty
        #expect(count == 300)
        let themes = try service.get("/v1/themes", as: nil).json["items"]?.elements.map { $0 } ?? []
        #expect(themes.count == 9)
        for theme in themes {
            let subject = try #require(theme["subjects"]?.elements.first { _ in true }?["slug"]?.string)
            let answer = try service.evaluate(#"{"commune":"59350"}"#, subject: subject)
            #expect(answer("outcome") == "matched", "\(subject) \(answer.text)")
        }
    }
}
