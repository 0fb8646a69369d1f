import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import TestSupport
import Testing

/// Who works in a unit, seen from outside.
@Suite struct `The members of a unit` {
    private let book: AddressBook
    private let unit: String

    init() throws {
        book = try AddressBook(extra: [Feature(name: "seeding", routes: [Route(SeedMembers())])])
        unit = try book.path()
        let id = unit.split(separator: "/").last!
        let seeded = try book.post("/v1/seeding", #"{"unit":"\#(id)"}"#)
        #expect(seeded.status == 200, "\(seeded.text)")
    }

    @Test func `are shown to their organisation, with who stands in for the absent`() throws {
        let answer = try book.get(unit + "/members", as: "agent")
        #expect(answer.status == 200, "\(answer.text)")
        let members = try #require(try answer.json["items"]).elements.map { $0 }
        #expect(members.map { $0["name"]?.string } == ["Anne Exemple", "Boris Exemple"])
        #expect(members.map { $0["absent"]?.bool } == [true, false])
        #expect(members[0]["substitute"]?.string == members[1]["account"]?.string)
        #expect(members[1]["roles"]?.elements.compactMap(\.string) == ["agent", "qualifier"])
        #expect(members[0]["email"] == nil)
        let later = try book.get(unit + "/members?asOf=2026-04-02", as: "caf-reader")
        #expect(try later.json["items"]?.elements.map { $0["absent"]?.bool } == [false, false])
    }

    @Test func `are shown to nobody else, and that they were read is written down`() throws {
        #expect(try book.get(unit + "/members").status == 401)
        #expect(try book.get(unit + "/members", as: "aidant").status == 403)
        #expect(try book.get(unit + "/members", as: "cpam").status == 403)
        #expect(try book.get(unit + "/members", as: "agent").status == 200)
        let history = try book.get(unit + "/history", as: "caf").json["items"]?.elements.map { $0 }
        #expect(history?.first?["code"]?.string == "unit-members-read")
        #expect(history?.first?["author"]?["id"]?.string == "agent")
    }

    @Test func `are counted in what a search shows`() throws {
        let found = try book.get("/v1/directory/units?commune=14118", as: "aidant").json["items"]?.elements.map { $0 }
        #expect(found?[0]["availability"]?["members"]?.integer == 2)
        #expect(found?[0]["availability"]?["present"]?.integer == 1)
    }
}

/// Puts three people in a unit, one away and one suspended, for the tests alone.
private struct SeedMembers: Command {
    static let operation = Operation(.post, "/v1/seeding", id: "seedMembers", access: .anyone)
    struct Output: JSONRepresentable { let seeded: Int }

    struct Input: RequestReadable {
        let unit: String

        init(from request: inout RequestReader) throws(Failure) {
            struct Body: Decodable { let unit: String }
            unit = try request.json(as: Body.self).unit
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Output {
        enum Person {}
        let connection = transaction.connection
        let names = ["Boris Exemple", "Anne Exemple", "Carla Exemple"]
        let ids = names.map { _ in transaction.identifier(of: Person.self) }
        for (id, name) in zip(ids, names) {
            try connection.run(
                """
                INSERT INTO account (id, name, searchName, language, state, createdAt, version)
                VALUES (\(id), \(name), \(name.lowercased()), 'fr', \(name.hasPrefix("C") ? "suspended" : "active"),
                    \(transaction.now), 1)
                """)
            for role in name.hasPrefix("B") ? ["qualifier", "agent"] : ["agent"] {
                try connection.run(
                    """
                    INSERT INTO membership (id, account, role, organisation, unit, zones, createdAt, version)
                    VALUES (\(transaction.identifier(of: Person.self)), \(id), \(role), 'caf-exemple', \(input.unit), '',
                        \(transaction.now), 1)
                    """)
            }
        }
        try connection.run(
            """
            INSERT INTO absence (id, account, fromDay, toDay, substitute, createdAt, version)
            VALUES (\(transaction.identifier(of: Person.self)), \(ids[1]), '2026-03-01', '2026-03-31', \(ids[0]),
                \(transaction.now), 1)
            """)
        return Output(seeded: ids.count)
    }
}
