import Crypto
import Database
import Endpoints
import Kernel

/// Invented tickets in the shape in which the service keeps them: a sixth of a thousand words is common, the others rare.
struct GeneratedTickets {
    private let database: Database
    static let units = 300
    static let organisations = 10
    static let aidants = 6000
    private let batch = 20_000
    private static let end = "9999-12-31T23:59:59.999Z"

    init(_ database: Database) { self.database = database }

    private static func name(_ kind: String, _ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "01890000-000\(kind)-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    static func unit(_ number: Int) -> String { name("1", number % units) }
    static func origin(_ number: Int) -> String { name("2", number) }
    static func aidant(_ number: Int) -> String { name("3", number) }
    static func agent(_ number: Int) -> String { name("4", number) }
    static func organisation(_ number: Int) -> String { "bench-\(number % organisations)" }

    func write(_ count: Int) throws {
        let known = try database.writer.write { transaction in
            try transaction.connection.value("SELECT count(*) FROM ticket", as: Int.self) ?? 0
        }
        guard known == 0 else { return }
        try database.writer.write { transaction in
            try GeneratedTickets.places(transaction)
            // The search index is written in few large pieces: each commit would end one.
            try transaction.connection.run("INSERT INTO ticketText (ticketText, rank) VALUES ('hashsize', 100000000)")
        }
        for start in stride(from: 1, through: count, by: batch) {
            try database.writer.write { transaction in
                for number in start..<min(start + batch, count + 1) { try GeneratedTickets.ticket(number, transaction) }
            }
        }
        _ = try database.writer.write { transaction in
            try transaction.connection.run("INSERT INTO ticketText (ticketText, rank) VALUES ('hashsize', 1048576)")
        }
        // What was written over years was merged long ago; without this the first that are measured would pay for all.
        while try database.writer.write(mergeSearch) {}
    }

    /// Merges a part of the search index; `false` when it is in one piece.
    @Sendable private func mergeSearch(in transaction: WriteTransaction) throws -> Bool {
        let connection = transaction.connection
        func changes() throws -> Int { try connection.value("SELECT total_changes()") ?? 0 }
        let before = try changes()
        try connection.run("INSERT INTO ticketText (ticketText, rank) VALUES ('merge', -5000)")
        return try changes() - before >= 2
    }

    private static func places(_ transaction: WriteTransaction) throws {
        let connection = transaction.connection
        let now = transaction.now
        for slug in (0..<organisations).map(organisation) + ["bench-network"] {
            try connection.run("INSERT INTO organisation (slug, version, createdAt) VALUES (\(slug), 1, \(now))")
        }
        func insert(_ id: String, of organisation: String) throws {
            try connection.run(
                """
                INSERT INTO unit (id, organisation, version, verifiedAt, createdAt)
                VALUES (\(id), \(organisation), 1, \(now), \(now))
                """)
            try connection.run(
                """
                INSERT INTO unitPeriod (unit, validFrom, validTo, name, folded, level, zones, openingHours, network,
                    state)
                VALUES (\(id), '2020-01-01T00:00:00.000Z', \(end), 'Unit', 'unit', 'local', 
                    '[{"type":"departement","code":"14"}]', '[]',
                    'general', 'active')
                """)
            try connection.run(
                """
                INSERT INTO unitZone (zone, organisation, unit, validFrom, validTo)
                VALUES ('departement:14', \(organisation), \(id), '2020-01-01T00:00:00.000Z', \(end))
                """)
        }
        func person(_ id: String, _ role: String, _ organisation: String, _ unit: String) throws {
            try connection.run(
                """
                INSERT INTO account (id, name, searchName, language, state, createdAt, version)
                VALUES (\(id), 'Person', 'person', 'fr', 'active', \(now), 1)
                """)
            try connection.run(
                """
                INSERT INTO membership (id, account, role, organisation, unit, zones, createdAt, version)
                VALUES (\(id), \(id), \(role), \(organisation), \(unit), '', \(now), 1)
                """)
        }
        for number in 0..<units {
            try insert(unit(number), of: organisation(number))
            try person(agent(number), "agent", organisation(number), unit(number))
        }
        for number in 0..<aidants / 3 { try insert(origin(number), of: "bench-network") }
        for number in 0..<aidants { try person(aidant(number), "aidant", "bench-network", origin(number / 3)) }
        // Numbers of principals: everything 1, units from 101, organisations from 1001, origins from 2001, aidants from 5001,
        // parts of organisations from 20001.
        func principal(_ number: Int, _ name: String) throws {
            try connection.run("INSERT INTO ticketPrincipal (number, name) VALUES (\(number), \(name))")
        }
        for number in 0..<units { try principal(101 + number, "unit:" + unit(number)) }
        for number in 0..<organisations { try principal(1001 + number, "organisation:" + organisation(number)) }
        try principal(1900, "by:bench-network")
        for number in 0..<95 {
            try principal(1901 + number, "departement:" + area(number))
            try principal(part(organisations, number), "by:bench-network@" + area(number))
            for place in 0..<organisations {
                try principal(part(place, number), "organisation:" + organisation(place) + "@" + area(number))
            }
        }
        for number in 0..<aidants / 3 { try principal(2001 + number, "from:" + origin(number)) }
        for number in 0..<aidants { try principal(5001 + number, "account:" + aidant(number)) }
    }

    private static func part(_ organisation: Int, _ area: Int) -> Int { 20_001 + organisation * 95 + area % 95 }

    private static func area(_ number: Int) -> String {
        let code = number % 95 + 1
        return code == 20 ? "2A" : code < 10 ? "0\(code)" : String(code)
    }

    /// Words: those in front are in most texts, those behind in few.
    private static func text(_ words: Int, _ random: inout RandomSource) -> String {
        (0..<words).map { _ in
            let draw = random.next() % 1_000_000
            return "mot\(draw * draw / 1_000_000 * draw / 1_000_000 / 50)"
        }.joined(separator: " ")
    }
}

extension GeneratedTickets {
    private static let states = ["draft", "toQualify", "open", "inProgress", "waiting", "resolved", "closed"]

    fileprivate static func ticket(_ number: Int, _ transaction: WriteTransaction) throws {
        let connection = transaction.connection
        var random = transaction.random
        let aidant = Int(random.next() % UInt64(aidants))
        let unit = Int(random.next() % UInt64(units))
        let draw = random.next() % 100
        let state = draw < 80 ? 6 : draw < 83 ? 5 : draw < 88 ? 4 : draw < 94 ? 3 : 2
        let area = area(unit)
        let urgency = number % 500 == 0 ? "critical" : number % 50 == 0 ? "urgent" : "normal"
        let at = Timestamp("2024-01-01T00:00:00Z")!.adding(seconds: Int64(number) * 60)
        var generator = random
        let id = Identifier<GeneratedTickets>(at: at, using: &generator)
        let audience =
            "g\(101 + unit) g\(1001 + unit % organisations) m1 m1900 m\(1901 + unit % 95) m\(2001 + aidant / 3) a\(5001 + aidant)"
            + " m\(part(unit % organisations, unit)) m\(part(organisations, unit))"
        let due = state == 2 || state == 3 ? at.adding(seconds: 3 * 86_400) : nil
        try connection.run(
            """
            INSERT INTO ticket (number, id, reference, version, state, subject, category, urgency, commune, departement,
                creator, creatorName, creatorUnit, creatorOrganisation, lastPlace, lastOpenPlace, audience, createdAt,
                updatedAt, activeAt, openedAt, dueAt, firstAnsweredAt, closedAt, closureReason, waitingReason)
            VALUES (\(number), \(id), \("APL-2024-\(number)"), 2, \(states[state]), \(text(5, &random)), 'logement',
                \(urgency), '14762', \(area), \(self.aidant(aidant)), 'Person (Unit)', \(origin(aidant / 3)),
                'bench-network', 5, 4, \(audience), \(at), \(at), \(at), \(at), \(due), \(at), \(state == 6 ? at : nil),
                \(state == 6 ? "unblocked" : nil), \(state == 4 ? "wait" : nil))
            """)
        try connection.run(
            """
            INSERT INTO ticketUnit (ticket, unit, organisation, name, since)
            VALUES (\(number), \(self.unit(unit)), \(organisation(unit)), 'Unit', \(at))
            """)
        for word in audience.split(separator: " ") {
            try connection.run(
                """
                INSERT INTO ticketSight (principal, state, ticket, departement, dueAt, urgency)
                VALUES (\(Int(word.dropFirst())!), \(state), \(number), \(area), \(due?.milliseconds),
                    \(urgency == "critical" ? 2 : urgency == "urgent" ? 1 : 0))
                """)
        }
        if let due {
            try connection.run(
                """
                INSERT INTO ticketClock (ticket, kind, businessDays, startedAt, dueAt, usedSeconds, breachedAt)
                VALUES (\(number), 'nextAnswer', 3, \(at), \(due), 0, \(due))
                """)
        }
        let readers = "g\(101 + unit) g\(1001 + unit % organisations) a\(5001 + aidant)"
        for place in 0...5 {
            let message = number << 12 | place
            let words = text(25, &random)
            let isNote = place == 3
            try connection.run(
                """
                INSERT INTO ticketMessage (number, id, openPlace, type, author, authorName, isByAgent, text, createdAt)
                VALUES (\(message), \(id), \(isNote ? nil : place > 3 ? place - 1 : place), 'message',
                    \(self.aidant(aidant)), 'Person (Unit)', 0, \(words), \(at))
                """)
            try connection.run(
                """
                INSERT INTO ticketText (rowid, words, notes, readers)
                VALUES (\(message), \(isNote ? "" : words), \(isNote ? words : ""), \(readers))
                """)
        }
        transaction.random = random
    }
}
