import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// What was, is and will be, seen from outside.
@Suite struct `The versions of an entry` {
    private let book: AddressBook
    private let organisation = "/v1/directory/organisations/caf-exemple"

    init() throws { book = try AddressBook() }

    private func states(_ path: String) throws -> [String] {
        try book.get(path + "/versions").json["items"]?.elements.map { item in
            let from = item["validFrom"]?.string?.prefix(10) ?? ""
            return "\(from)/\(item["validTo"]?.string?.prefix(10) ?? "") \(item["phone"]?.string ?? "")"
        } ?? []
    }

    @Test func `are read as of any instant`() throws {
        let path = try book.path()
        #expect(
            try book.patch(path, #"{"phone":"3230","validFrom":"2026-07-01","validTo":"2026-09-01"}"#).status == 200)
        #expect(try book.patch(path, #"{"phone":"3949","validFrom":"2026-12-01"}"#).status == 200)
        #expect(try book.get(path)("phone") == nil)
        #expect(try book.get(path + "?asOf=2026-07-01")("phone") == "3230")
        #expect(try book.get(path + "?asOf=2026-08-31")("phone") == "3230")
        #expect(try book.get(path + "?asOf=2026-09-01")("phone") == nil)
        #expect(try book.get(path + "?asOf=2027-01-01T00:00:00Z")("phone") == "3949")
        #expect(try book.get(path + "?asOf=2026-03-01").status == 404)
        #expect(try states(path).count == 4)
        #expect(try book.get(path + "/versions")["ETag"]?.hasPrefix("\"3.") == true)
    }

    @Test func `never overlap`() throws {
        let path = try book.path()
        #expect(try book.patch(path, #"{"phone":"3230","validFrom":"2026-07-01"}"#).status == 200)
        for change in [
            #"{"name":"X"}"#, #"{"name":"X","validFrom":"2026-06-01"}"#,
            #"{"name":"X","validFrom":"2026-06-01","validTo":"2026-07-02"}"#,
        ] {
            let refused = try book.patch(path, change)
            #expect(refused.status == 409, "\(refused.text)")
            #expect(refused.problem == "version-overlap")
        }
        #expect(try book.delete(path).problem == "version-overlap")
        #expect(try book.patch(path, #"{"name":"X","validTo":"2026-07-01"}"#).status == 200)
        #expect(try book.patch(path, #"{"name":"X","validFrom":"2026-08-01"}"#).status == 200)
        #expect(try states(path) == ["2026-03-02/2026-06-30 ", "2026-06-30/2026-07-31 3230", "2026-07-31/ 3230"])
    }

    @Test func `are taken back while they are planned`() throws {
        let path = try book.path()
        _ = try book.patch(path, #"{"phone":"3230","validFrom":"2026-07-01T00:00:00Z"}"#)
        let planned = path + "/versions/2026-07-01T00:00:00Z"
        #expect(try book.delete(planned, version: "\"1.fr.0\"").status == 412)
        #expect(try book.delete(planned, as: "cpam").status == 403)
        #expect(try book.delete(path + "/versions/2026-07-02").status == 404)
        #expect(try book.delete(planned).status == 204)
        #expect(try states(path) == ["2026-03-02/ "])
        #expect(try book.delete(planned).status == 404)
        #expect(try book.delete(path + "/versions/\(book.now)").status == 404, "it has begun")
    }

    @Test func `of an organisation are read, planned and taken back too`() throws {
        #expect(try book.patch(organisation, #"{"acronym":"CAF","validFrom":"2026-07-01"}"#).status == 200)
        #expect(try book.get(organisation)("acronym") == nil)
        #expect(try book.get(organisation + "?asOf=2026-07-01")("acronym") == "CAF")
        #expect(try book.get(organisation + "/versions").json["items"]?.count == 2)
        #expect(try book.delete(organisation + "/versions/2026-07-01").status == 204)
        #expect(try book.get(organisation + "/versions").json["items"]?.count == 1)
        #expect(try book.get("/v1/directory/organisations/nobody/versions").status == 404)
    }

    @Test func `leave a history for those who keep the entry`() throws {
        let path = try book.path()
        _ = try book.patch(path, #"{"phone":"3230"}"#)
        let history = try book.get(path + "/history", as: "caf")
        #expect(history.status == 200, "\(history.text)")
        let codes = try history.json["items"]?.elements.compactMap { $0["code"]?.string }
        #expect(codes == ["unit-changed", "unit-created"])
        #expect(try history.json["items"]?.elements.map { $0["author"]?["id"]?.string } == ["caf", "caf"])
        #expect(try book.get(path + "/history").status == 401)
        #expect(try book.get(path + "/history", as: "cpam").status == 403)
        #expect(try book.get(path + "/history", as: "agent").status == 403)
        let first = try book.get(path + "/history?limit=1", as: "caf")
        #expect(try book.get(path + "/history?cursor=\(first("next") ?? "")", as: "caf").json["items"]?.count == 1)
        #expect(try book.get(organisation + "/history", as: "caf").json["items"]?.count == 1)
        #expect(try book.get(organisation + "/history", as: "cpam").status == 403)
    }

    @Test func `begin again where they ended`() throws {
        #expect(try book.delete("/v1/directory/organisations/cpam-exemple", as: "administrator").status == 204)
        let again = try book.post(
            "/v1/directory/organisations", #"{"slug":"cpam-exemple","name":"Revenue","categories":["other"]}"#)
        #expect(again.status == 201, "\(again.text)")
    }
}
