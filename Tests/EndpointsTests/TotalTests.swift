import Database
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// `?total=true`, on lists that write themselves by a helper or by hand.
@Suite struct `The total of a list` {
    private let api: TestAPI

    init() throws {
        api = try TestAPI(extra: [Feature(name: "numbers", routes: [Route(ListNumbers())])])
    }

    private func total(of count: Int, more: String = "", byHand: Bool) throws -> (total: Int?, isLowerBound: Bool?) {
        let answer = try api.get("/v1/numbers?count=\(count)&total=true&byHand=\(byHand)\(more)").json
        #expect(answer["items"]?.count ?? 0 <= 50)
        return (answer["total"]?.integer, answer["totalIsLowerBound"]?.bool)
    }

    @Test(arguments: [false, true]) func `is right as far as 10,000, and said to be more beyond`(byHand: Bool) throws {
        #expect(try total(of: 0, byHand: byHand) == (0, false))
        #expect(try total(of: 51, byHand: byHand) == (51, false))
        #expect(try total(of: 51, more: "&cursor=50&limit=1", byHand: byHand) == (51, false))
        #expect(try total(of: 10_000, byHand: byHand) == (10_000, false))
        #expect(try total(of: 10_001, byHand: byHand) == (10_000, true))
        #expect(try total(of: 123_456, byHand: byHand) == (10_000, true))
    }

    @Test func `is not told to who does not ask, nor counted for a word that is neither yes nor no`() throws {
        #expect(try api.get("/v1/numbers?count=3").json["total"] == nil)
        #expect(try api.get("/v1/numbers?count=3&total=false").json["total"] == nil)
        #expect(try api.get("/v1/numbers?count=3&total=1").problem == "invalid-parameter")
        #expect(try api.get("/v1/numbers?count=3&total=true&total=true").problem == "invalid-parameter")
    }
}

/// As many numbers as one asks for.
private struct ListNumbers: Query {
    static let operation = Operation(.get, "/v1/numbers", id: "listNumbers", access: .anyone)

    struct Input: RequestReadable {
        let limit: PageLimit
        let cursor: Int?
        let count: Int
        let isByHand: Bool

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
            count = try request.query("count") ?? 0
            isByHand = try request.query("byHand") ?? false
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let first = (input.cursor ?? 0) + 1
        let numbers = Array(stride(from: first, through: input.count, by: 1).prefix(input.limit.value + 1))
        guard input.isByHand else {
            return .page(numbers, limit: input.limit, cursor: { String($0) }) { $1.number(Double($0)) }
        }
        let shown = numbers.prefix(input.limit.value)
        return .list(shown, next: numbers.count > shown.count ? shown.last.map { String($0) } : nil) {
            $1.number(Double($0))
        }
    }
}
