import HTTP
import JSON
import LocalClient
import TestSupport
import Testing

/// Who may touch which unit.
@Suite struct `The perimeter` {
    @Test(arguments: [
        ("administrator", 201), ("caf", 201), ("caf-key", 201), ("calvados", 201), ("cpam", 403), ("chief", 403),
        ("agent", 403), ("aidant", 403), ("caf-reader", 403),
    ]) func `says who adds a unit of the Calvados`(token: String, status: Int) throws {
        let book = try AddressBook()
        #expect(try book.unit(#""zones":[{"type":"departement","code":"14"}]"#, as: token).status == status)
    }

    @Test(arguments: [
        (#"{"type":"departement","code":"14"}"#, 201), (#"{"type":"commune","code":"14118"}"#, 201),
        (#"{"type":"departement","code":"50"}"#, 403), (#"{"type":"region","code":"28"}"#, 403),
        (#"{"type":"country","code":"FR"}"#, 403), (#"{"type":"epci","code":"200065597"}"#, 201),
        (#"{"type":"departement","code":"14"},{"type":"departement","code":"50"}"#, 403),
    ]) func `of a territory holds what lies in it whole`(zones: String, status: Int) throws {
        let book = try AddressBook()
        #expect(try book.unit(#""zones":[\#(zones)]"#, as: "calvados").status == status)
    }

    @Test func `of a territory goes by the address of what covers nothing, and never takes a unit out of it`() throws {
        let book = try AddressBook()
        let caen = #""address":{"postalCode":"14000","commune":"14118"}"#
        let saintLo = #""address":{"postalCode":"50000","commune":"50502"}"#
        #expect(try book.unit(caen, as: "calvados").status == 201)
        #expect(try book.unit(saintLo, as: "calvados").status == 403)
        #expect(try book.unit(as: "calvados").status == 403)
        let path = try book.path()
        #expect(try book.patch(path, #"{"name":"Y"}"#, as: "calvados").status == 200)
        let out = try book.patch(path, #"{"zones":[{"type":"departement","code":"50"}]}"#, as: "calvados")
        #expect(out.status == 403)
        #expect(try book.patch(path, #"{"zones":[{"type":"departement","code":"50"}]}"#).status == 200)
        #expect(try book.patch(path, #"{"name":"Z"}"#, as: "calvados").status == 403)
    }

    @Test func `of a unit's manager is how that unit and those below are reached`() throws {
        let book = try AddressBook()
        let top = try book.path(#""level":"regional""#)
        let id = String(top.split(separator: "/").last!)
        let below = try book.path(#""parent":"\#(id)""#)
        let other = try book.path()
        #expect(try book.patch(top, #"{"phone":"3230"}"#, as: "chief").status == 403, "not theirs yet")
        book.appointChief(of: top)
        #expect(try book.patch(top, #"{"phone":"3230"}"#, as: "chief").status == 200)
        #expect(try book.patch(below, #"{"mailbox":"x@caf.example"}"#, as: "chief").status == 200)
        #expect(try book.patch(other, #"{"phone":"3230"}"#, as: "chief").status == 403)
        let actions = try book.get(below, as: "chief").json["actions"]?.elements.compactMap(\.string)
        #expect(actions == ["change", "verify"])
        for change in [
            #"{"name":"Z"}"#, #"{"zones":[]}"#, #"{"parent":null}"#, #"{"level":"national"}"#,
            #"{"state":"suspended"}"#,
            #"{"externalId":"Z"}"#, #"{"network":"franceServices","matricule":"7"}"#,
        ] {
            let answer = try book.patch(below, change, as: "chief")
            #expect(answer.status == (change.contains("zones") ? 200 : 403), "\(change) \(answer.text)")
        }
        #expect(try book.delete(below, as: "chief").status == 403)
    }
}
