import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Units, seen from outside.
@Suite struct `A unit` {
    private let book: AddressBook

    init() throws { book = try AddressBook() }

    @Test func `is added by its organisation and shown to everybody, without its mailbox`() throws {
        let added = try book.unit(
            #""externalId":"C14","zones":[{"type":"departement","code":"14"}],"mailbox":"Caen@CAF.example","#
                + #""phone":"02 31 00 00 00","address":{"street":"1 rue X","postalCode":"14000","commune":"14118"},"#
                + #""openingHours":[{"day":"tuesday","opens":"09:00","closes":"12:00"},"#
                + #"{"day":"monday","opens":"14:00","closes":"24:00"}]"#)
        #expect(added.status == 201, "\(added.text)")
        #expect(added("mailbox") == "caen@caf.example")
        #expect(added("externalId") == "C14")
        let path = try #require(added["Location"])
        let shown = try book.get(path)
        #expect(shown("phone") == "+33231000000")
        #expect(shown("level") == "local")
        #expect(shown("state") == "active")
        #expect(try shown.json["openingHours"]?.elements.map { $0["day"]?.string } == ["monday", "tuesday"])
        #expect(try shown.json["address"]?["commune"]?.string == "14118")
        for key in ["mailbox", "externalId", "verifiedAt"] { #expect(try shown.json[key] == nil, "\(key)") }
        #expect(try book.get(path, as: "cpam").json["mailbox"] == nil, "another organisation is the public")
        #expect(try book.get(path, as: "aidant").json["mailbox"] == nil)
        #expect(try book.get(path, as: "agent")("mailbox") == "caen@caf.example")
        #expect(try book.get(path, as: "caf-reader")("mailbox") == "caen@caf.example")
    }

    @Test(arguments: [
        (#""zones":[{"type":"departement","code":"99"}]"#, "/zones/0 invalid-value"),
        (#""zones":[{"type":"commune","code":"14999"}]"#, "/zones/0 unknown-zone"),
        (#""zones":[{"type":"country","code":"FR"},{"type":"epci","code":"356000000"}]"#, "/zones/1 unknown-zone"),
        (#""address":{"postalCode":"14000","commune":"14999"}"#, "/address/commune unknown-commune"),
        (#""address":{"postalCode":"14000"}"#, "/address/commune missing-key"),
        (#""coordinates":{"latitude":91,"longitude":0}"#, "/coordinates out-of-range"),
        (#""mailbox":"a@b@c"  "#, "/mailbox invalid-value"), (#""phone":"12"  "#, "/phone invalid-value"),
        (#""parent":"01890a5d-ac96-7b7c-8f2e-0123456789ab""#, "/parent unknown-unit"),
        (#""network":"franceServices""#, "/matricule network"), (#""matricule":"12""#, "/matricule network"),
        (#""network":"franceServices","matricule":"012""#, "/matricule invalid-value"),
        (
            #""openingHours":[{"day":"monday","opens":"12:00","closes":"09:00"}]"#,
            "/openingHours/0 closes-before-it-opens"
        ),
        (#""openingHours":[{"day":"monday","opens":"9:00","closes":"12:00"}]"#, "/openingHours/0/opens invalid-value"),
        (
            #""openingHours":[{"day":"monday","opens":"09:00","closes":"12:00"},"#
                + #"{"day":"monday","opens":"11:00","closes":"14:00"}]"#, "/openingHours/1 overlap"
        ),
        (#""id":"x""#, "/id unknown-key"), (#""verifiedAt":"2026-03-02T09:00:00Z""#, "/verifiedAt unknown-key"),
        (#""validTo":"2026-03-01""#, "/validTo too-early"), (#""validFrom":"2026-03-01""#, "/validFrom in-the-past"),
    ]) func `that breaks a rule is refused, with its place`(members: String, fault: String) throws {
        let answer = try book.unit(members)
        #expect([400, 422].contains(answer.status), "\(answer.text)")
        #expect(answer.fault == fault, "\(answer.text)")
    }

    @Test func `has an external id of its own in its organisation, and a matricule of its own everywhere`() throws {
        let point = #""externalId":"A1","network":"franceServices","matricule":"120""#
        #expect(try book.unit(point).status == 201)
        #expect(try book.unit(#""externalId":"A1""#).fault == "/externalId already-exists")
        let other = try book.post(
            "/v1/directory/units",
            #"{"organisation":"cpam-exemple","name":"X","network":"franceServices","matricule":"120"}"#, as: "cpam")
        #expect(other.status == 409)
        #expect(other.fault == "/matricule already-exists")
        let same = try book.post(
            "/v1/directory/units", #"{"organisation":"cpam-exemple","name":"X","externalId":"A1"}"#, as: "cpam")
        #expect(same.status == 201)
    }

    @Test func `is never below itself`() throws {
        let top = try book.path(#""level":"regional""#)
        let id = String(top.split(separator: "/").last!)
        let middle = try book.path(#""parent":"\#(id)""#)
        let middleID = String(middle.split(separator: "/").last!)
        #expect(try book.patch(top, #"{"parent":"\#(middleID)"}"#).fault == "/parent cycle")
        #expect(try book.patch(top, #"{"parent":"\#(id)"}"#).fault == "/parent cycle")
        #expect(try book.delete(top).problem == "still-in-use")

        // Nor later: the top goes below a third, which is planned to go below the middle.
        let third = try book.path(#""level":"regional""#)
        let thirdID = String(third.split(separator: "/").last!)
        #expect(try book.patch(third, #"{"parent":"\#(middleID)","validFrom":"2026-06-01"}"#).status == 200)
        #expect(try book.patch(top, #"{"parent":"\#(thirdID)"}"#).fault == "/parent cycle")
        let foreign = try book.post("/v1/directory/units", #"{"organisation":"cpam-exemple","name":"X"}"#, as: "cpam")
        #expect(try book.patch(top, #"{"parent":"\#(foreign("id") ?? "")"}"#).fault == "/parent unknown-unit")
    }

    @Test func `is verified by those who keep it`() throws {
        let path = try book.path()
        let verified = try book.api.send(
            .post, path + "/verify", fields: [.authorization: "Bearer caf", .ifMatch: "\"1.fr.0\""])
        #expect(verified.status == 200, "\(verified.text)")
        #expect(try verified.json["version"]?.integer == 2)
        #expect(verified("verifiedAt") == book.now)
    }

    @Test func `is found by no other name`() throws {
        #expect(try book.get("/v1/directory/units/01890a5d-ac96-7b7c-8f2e-0123456789ab").status == 404)
        #expect(try book.get("/v1/directory/units/x").status == 404)
        let path = try book.path()
        #expect(try book.delete(path, version: "\"2.fr.0\"").status == 412)
        #expect(try book.delete(path).status == 204)
        #expect(try book.get(path).status == 404)
        #expect(try book.patch(path, "{}").status == 404)
        #expect(try book.delete(path).status == 404)
    }
}
