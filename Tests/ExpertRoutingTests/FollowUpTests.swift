import Database
import JSON
import LocalClient
import TestSupport
import Testing

/// The calendar when it is late, and what is counted of it.
@Suite struct `The follow-up of needs` {
    private let service: RoutingService
    private let held: HeldDatabase

    init() throws {
        held = HeldDatabase()
        service = try RoutingService(extra: [held.feature])
    }

    @Test func `tells experts the latest only when the service slept through several steps`() throws {
        _ = try service.colleague("cma")
        _ = try service.need()
        try service.pass(days: 35, runs: 2)
        #expect(try service.letters() == ["acknowledged", "last-chance", "need-received", "not-yet-taken"])
    }

    @Test func `recaps to each expert, in one letter a day, all that waits for them`() throws {
        let cma = try service.colleague("cma")
        let cci = try service.colleague("cci")
        let needs = try (0..<3).map { try service.need(service.body(email: "e\($0)@exemple.example")) }
        try service.move("take", cci, on: needs[0])
        func waiting(_ colleague: RoutingService.Colleague) throws -> Int? {
            try service.get("/v1/needs?match=pending", as: colleague.name).json["items"]?.count
        }
        #expect(try waiting(cma) == 3)
        #expect(try waiting(cci) == 2)
        #expect(try service.get("/v1/needs?match=takenInCharge", as: cci.name).json["items"]?.count == 1)
        #expect(try service.get("/v1/needs?match=takenInCharge", as: cma.name).json["items"]?.count == 0)
        #expect(try service.get("/v1/needs?match=takenInCharge").json["items"]?.count == 1)
        #expect(try service.get("/v1/needs?match=waiting", as: cma.name).status == 400)
        // From Thursday to Wednesday: four business days.
        try service.pass(days: 6, runs: 3)
        #expect(try service.letters().filter { $0 == "recap" }.count == 2, "one for each expert, whatever waits")
        #expect(try !service.letters().contains("reminder"))
        // What comes to it on another day is told on that day.
        _ = try service.need(service.body(email: "e9@exemple.example"))
        try service.pass(days: 6, runs: 2)
        #expect(try service.letters().filter { $0 == "recap" }.count == 4)
    }

    @Test func `says of each need once whether it was taken in time`() throws {
        let cma = try service.colleague("cma")
        let needs = try (0..<3).map { try service.need(service.body(email: "e\($0)@exemple.example")) }
        try service.move("take", cma, on: needs[0])
        try service.pass(days: 8, runs: 2)
        try service.move("take", cma, on: needs[1])
        try service.pass(days: 1, runs: 2)
        let said = try held.database.makeReader().read { connection -> [String] in
            try connection.all(
                "SELECT details FROM journalEntry WHERE details LIKE '%inFiveDays%' ORDER BY number"
            ) { row in try row[0] }
        }
        #expect(said.count == 3)
        #expect(said.filter { $0.contains("\"inFiveDays\":true") }.count == 1)
        #expect(said.filter { $0.contains("\"inFiveDays\":false") }.count == 2, "one was taken late, one not at all")
    }
}
