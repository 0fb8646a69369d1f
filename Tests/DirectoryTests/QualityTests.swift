import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What is wrong with entries, seen from outside.
@Suite struct `The report of quality` {
    private let book: AddressBook

    init() throws {
        book = try AddressBook()
        _ = try book.path(#""level":"national""#)
        _ = try book.path(#""address":{"postalCode":"14000","commune":"14118"}"#)
        _ = try book.path()
    }

    @Test func `counts what is wrong and lists where, within the perimeter`() throws {
        let report = try book.get("/v1/directory/quality", as: "caf")
        #expect(report.status == 200, "\(report.text)")
        #expect(try report.json["units"]?.integer == 3)
        #expect(try report.json["counts"]?["noMember"]?.integer == 3)
        #expect(try report.json["counts"]?["noZone"]?.integer == 1)
        #expect(try report.json["counts"]?["notVerified"]?.integer == 0)
        let one = try book.get("/v1/directory/quality?issue=noZone", as: "caf")
        #expect(try one.json["items"]?.count == 1)
        #expect(try book.get("/v1/directory/quality", as: "cpam").json["units"]?.integer == 0)
        #expect(try book.get("/v1/directory/quality", as: "calvados").json["units"]?.integer == 2)
        let first = try book.get("/v1/directory/quality?limit=2", as: "caf")
        #expect(try first.json["items"]?.count == 2)
        let rest = try book.get("/v1/directory/quality?limit=2&cursor=\(first("next") ?? "")", as: "caf")
        #expect(try rest.json["items"]?.count == 1)
    }

    @Test func `is for those who keep units`() throws {
        #expect(try book.get("/v1/directory/quality").status == 401)
        #expect(try book.get("/v1/directory/quality", as: "agent").status == 403)
        #expect(try book.get("/v1/directory/quality?issue=ugly", as: "caf").status == 400)
    }
}
