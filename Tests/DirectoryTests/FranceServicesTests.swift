import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import LocalClient
import Territories
import TestSupport
import Testing

/// The points of the France Services network, kept by a partner's system.
@Suite struct `A France Services point` {
    private let book: AddressBook
    private let body =
        #"{"organisation":"caf-exemple","name":"Maison","zones":[{"type":"commune","code":"14118"}]}"#

    init() throws { book = try AddressBook() }

    private func put(_ body: String, _ matricule: String = "120", as token: String = "caf-key") throws -> Answer {
        try book.api.send(
            .put, "/v1/france-services/\(matricule)", json: body, fields: [.authorization: "Bearer \(token)"])
    }

    @Test func `is added, left alone, changed and opened again by the same call`() throws {
        let added = try put(body)
        #expect(added.status == 201, "\(added.text)")
        #expect(added("matricule") == "120")
        #expect(added("network") == "franceServices")
        let again = try put(body)
        #expect(again.status == 200)
        #expect(try again.json["version"]?.integer == 1)
        let changed = try put(body.replacing("Maison", with: "Grande maison"))
        #expect(try changed.json["version"]?.integer == 2)
        #expect(changed("id") == added("id"))
        #expect(try book.get("/v1/france-services/120")("name") == "Grande maison")
        #expect(try book.get("/v1/france-services/120").json["mailbox"] == nil)

        #expect(try book.delete(try #require(added["Location"])).status == 204)
        #expect(try book.get("/v1/france-services/120").status == 404)
        #expect([200, 201].contains(try put(body).status))
        #expect(try book.get("/v1/france-services/120")("name") == "Maison")
    }

    @Test(arguments: [
        ("calvados", "120", 201), ("administrator", "120", 201), ("caf", "120", 201), ("cpam", "120", 403),
        ("agent", "120", 403), ("caf-reader", "120", 403), ("caf", "0120", 404), ("caf", "x", 404), ("caf", "0", 404),
    ]) func `is put by those who manage it`(token: String, matricule: String, status: Int) throws {
        #expect(try put(body, matricule, as: token).status == status)
    }

    @Test func `is not taken over by another organisation`() throws {
        #expect(try put(body).status == 201)
        let other = try put(body.replacing("caf-exemple", with: "cpam-exemple"), as: "administrator")
        #expect(other.status == 409)
        #expect(other.fault == "/organisation already-exists")
        #expect(try put(body, as: "cpam").status == 403)
    }

    @Test(arguments: [
        (#"{"organisation":"caf-exemple"}"#, "/name missing-key"), (#"{"name":"X"}"#, "/organisation missing-key"),
        (#"{"organisation":"caf-exemple","name":"X","matricule":"9"}"#, "/matricule unknown-key"),
        (#"{"organisation":"caf-exemple","name":"X","network":"general"}"#, "/network unknown-key"),
        (#"{"organisation":"nobody","name":"X"}"#, "/organisation unknown-organisation"),
    ]) func `that breaks a rule is refused, with its place`(body: String, fault: String) throws {
        #expect(try put(body, as: "administrator").fault == fault)
    }

    @Test func `of the demonstration is found near a commune`() throws {
        let directory = Directory(
            territories: try Territories(folder: TestAPI.root + "/data/reference"), clock: .system)
        let feature = Feature(name: "demonstration", routes: [Route(LoadDemonstration(directory: directory))])
        let book = try AddressBook(extra: [feature])
        #expect(try book.post("/v1/demonstration", "{}").json["added"]?.integer == 50)
        #expect(try book.post("/v1/demonstration", "{}").json["added"]?.integer == 0)
        // Ifs lies south of Caen.
        let near = try book.get("/v1/directory/units?commune=14341&network=franceServices&radiusKm=40")
        let names = try near.json["items"]?.elements.compactMap { $0["name"]?.string }
        #expect(names == ["MDD Caen", "MDD Bayeux"])
        let all = try book.get("/v1/directory/units?commune=14341").json["items"]?.count
        #expect(all == 14, "six national units, five of the Calvados, two chambers and an opco of Normandie")
    }
}

/// Loads the demonstration set, for the tests alone.
private struct LoadDemonstration: Command {
    static let operation = Operation(.post, "/v1/demonstration", id: "loadDemonstration", access: .anyone)
    let directory: Directory

    struct Output: JSONRepresentable { let added: Int }

    struct Input: RequestReadable {
        init(from request: inout RequestReader) throws(Failure) { _ = try request.json() }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Output {
        Output(added: try directory.loadDemonstration(in: transaction))
    }
}
