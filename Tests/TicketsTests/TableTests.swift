import Foundation
import TestSupport
import Testing
import Tickets

/// The tables of docs/tickets.md are what the program does, cell by cell.
@Suite struct `The tables of tickets` {
    @Test func `say where each event leads from each state`() throws {
        let (head, rows) = try DocumentTables.table(after: "transitions")
        let states = try head.dropFirst().map { try #require(TicketState(rawValue: $0)) }
        #expect(states == TicketState.allCases)
        #expect(rows.map { $0[0] } == Transition.allCases.map(\.rawValue))
        var cells = 0
        for row in rows {
            let event = try #require(Transition(rawValue: row[0]))
            for (state, cell) in zip(states, row.dropFirst()) {
                #expect(event.target(from: state)?.rawValue ?? "-" == cell, "\(event) from \(state)")
                cells += 1
            }
        }
        #expect(cells == Transition.allCases.count * TicketState.allCases.count)
        #expect(Transition.submit.target(from: .draft, needsQualifying: true) == .toQualify)
    }

    @Test func `say what each relation may do, and how much it is given`() throws {
        let (head, rows) = try DocumentTables.table(after: "permissions")
        let actions = try head.dropFirst(3).map { try #require(TicketAction(rawValue: $0)) }
        #expect(actions == TicketAction.allCases)
        var met: Set<Relation> = []
        for row in rows {
            let relation = Relation(rawValue: row[1])
            #expect((relation == nil) == row[1].isEmpty, "\(row[1])")
            if let relation { met.insert(relation) }
            #expect(relation?.view.rawValue ?? "" == row[2], "\(row[0])")
            let allowed = relation.map { Permissions.actions(of: $0) } ?? []
            for (action, cell) in zip(actions, row.dropFirst(3)) {
                #expect(allowed.contains(action) == (cell == "y"), "\(row[0]): \(action)")
            }
        }
        #expect(met == Set(Relation.allCases), "a row for each relation")
    }

    @Test func `name a test that is there for each scene, each defect and each promise`() throws {
        let folder = TestAPI.root + "/Tests"
        var sources = ""
        for file in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? []
        where file.hasSuffix("Tests.swift") {
            sources += try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
        }
        let (_, rows) = try DocumentTables.table(after: "scenes")
        let promises = try DocumentTables.table(after: "promises", in: "tickets-proof").rows
        #expect(rows.count > 40 && promises.count > 40)
        for row in rows + promises { #expect(sources.contains("func `\(row[1])`("), "\(row[0]): \(row[1])") }
    }
}
