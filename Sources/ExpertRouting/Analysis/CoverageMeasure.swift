import Database
import Endpoints
import JSON
import Journal
import Kernel
import Territories

/// How many live where nobody is told, subject by subject, in the departements that the experts are there for: measured each
/// night and written in the journal, from which figures come.
struct CoverageMeasure {
    let desk: RoutingDesk

    /// The hours in which nobody waits for the machine, in Paris.
    private static let hours = 2..<5

    /// One subject.
    struct Share: Sendable {
        let subject: String
        /// Of the people who live in what was looked at, 0 to 1.
        let holes: Double
    }

    /// The night's measure, once.
    func measureAtNight(_ worker: Worker) throws {
        let midnight = ParisTime.start(of: ParisTime.day(at: worker.now))
        let hour = Int((worker.now.milliseconds - midnight.milliseconds) / 3_600_000)
        if Self.hours.contains(hour) { try measure(worker) }
    }

    /// Measures, and writes it down; once a day, and not where there are no experts.
    func measure(_ worker: Worker) throws {
        let day = ParisTime.day(at: worker.now)
        let known = try worker.read { try Self.isMeasured(on: day, in: $0) }
        guard !known else { return }
        let book = try worker.read { try desk.shelf.book(in: $0) }
        let shares = Self.shares(of: book, in: desk.territories, on: day)
        guard !shares.isEmpty else { return }
        try worker.write { transaction in
            guard try !Self.isMeasured(on: day, in: transaction.connection) else { return }
            let events = shares.map { share in
                Event(
                    "coverage-measured", on: Self.name(of: day),
                    details: NeedRegister.text { writer in
                        writer.member("subject", share.subject)
                        writer.key("holes")
                        writer.number((share.holes * 10_000).rounded() / 10_000)
                    })
            }
            try transaction.journal.append(events, by: .service)
        }
    }

    /// The latest measure.
    static func latest(in connection: Connection) throws -> (day: String, shares: [Share])? {
        let day: String? = try connection.value(
            """
            SELECT object FROM journalEntry WHERE objectType = \(objectType) ORDER BY object DESC LIMIT 1
            """)
        guard let day else { return nil }
        let shares = try connection.all(
            """
            SELECT details FROM journalEntry WHERE objectType = \(objectType) AND object = \(day) ORDER BY number
            """
        ) { row -> Share? in
            let details: String? = try row[0]
            guard let root = try details.map({ try JSONTape(Array($0.utf8)).root }),
                let subject = root["subject"]?.string, let holes = root["holes"]?.double
            else { return nil }
            return Share(subject: subject, holes: holes)
        }
        return (day, shares.compactMap(\.self))
    }

    private static let objectType = "coverage"

    private static func name(of day: Day) -> ObjectName { ObjectName(type: objectType, id: day.description) }

    private static func isMeasured(on day: Day, in connection: Connection) throws -> Bool {
        try connection.value(
            """
            SELECT 1 FROM journalEntry WHERE objectType = \(objectType) AND object = \(day.description) LIMIT 1
            """, as: Int.self) != nil
    }

    /// Every subject that takes needs, by name.
    static func shares(of book: AddressBook, in territories: Territories, on day: Day) -> [Share] {
        let chains = book.served(territories)
        guard !chains.isEmpty else { return [] }
        return book.subjects.values.filter { $0.entry?.isArchived == false }.sorted { $0.slug < $1.slug }.map {
            subject in
            let coverage = Coverage(
                of: subject.id, in: chains, book, on: day, by: .departement, for: CompanyFacts.init)
            let population = coverage.cells.reduce(0) { $0 + $1.population }
            return Share(
                subject: subject.slug,
                holes: population == 0 ? 0 : Double(coverage.holePopulation) / Double(population))
        }
    }
}

extension AddressBook {
    /// The places of the departements in which somebody covers something by name; everywhere when nobody does but those who
    /// cover the country.
    fileprivate func served(_ territories: Territories) -> [Chain] {
        let indexes = subjects.keys.compactMap { index(of: $0) }
        guard indexes.contains(where: { !$0.entries.isEmpty }) else { return [] }
        let all = territories.chains(in: .country) ?? []
        let served = Set(
            all.filter { chain in
                let zones = chain.zones.filter { $0 != .country }
                return indexes.contains { !$0.covered(of: zones).isEmpty }
            }.compactMap(\.departement?.code))
        return served.isEmpty
            ? all : all.filter { chain in chain.departement.map { served.contains($0.code) } ?? false }
    }
}
