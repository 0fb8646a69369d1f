import Database
import Kernel
import Territories

/// Brings an address book up to date: reads again those whom changes touch, and what has begun or ended meanwhile.
struct BookUpdate {
    private let connection: Connection
    private let instant: Timestamp
    private let ruleSet: RuleSet
    private let reader: BookReader

    /// Beyond so many experts, reading everything is not slower.
    private static let limit = 2000

    init(_ connection: Connection, at instant: Timestamp, ruleSet: RuleSet) {
        self.connection = connection
        self.instant = instant
        self.ruleSet = ruleSet
        reader = BookReader(connection, at: instant, ruleSet: ruleSet)
    }

    /// What changes name.
    private struct Touched {
        var subjects = false
        var organisations: Set<String> = []
        var units: Set<String> = []
        var experts: Set<Identifier<Expert>> = []
    }

    /// The whole book, read from the beginning.
    func whole(_ mark: BookMark) throws -> KeptBook {
        KeptBook(
            book: try reader.read(), mark: mark, instant: instant, until: try nextChange(),
            absent: try reader.absences.absent(in: connection))
    }

    /// An older book brought up to date; `nil` when too much has changed.
    func apply(to old: KeptBook, upTo mark: BookMark) throws -> KeptBook? {
        var touched = try changed(since: old.mark)
        let hasPassed = instant >= old.until
        if hasPassed {
            touched.units.formUnion(try crossed("unit", in: "unitPeriod", since: old.instant))
            touched.organisations.formUnion(try crossed("organisation", in: "organisationPeriod", since: old.instant))
        }
        let absent = try reader.absences.absent(in: connection)
        for (expert, presence) in absent where old.absent[expert] != presence { touched.experts.insert(expert) }
        for expert in old.absent.keys where absent[expert] == nil { touched.experts.insert(expert) }
        try addExperts(to: &touched)
        guard touched.experts.count <= BookUpdate.limit else { return nil }
        var subjects: [Subject]?
        if touched.subjects {
            let found = try reader.subjects()
            // Rules and groupings name subjects: with a new one, they may mean more.
            guard Set(found.map(\.id)) == Set(old.book.subjects.keys) else { return nil }
            subjects = found
        }
        var book = old.book
        var changes = try reader.read(touched.experts, touched.units, touched.organisations, of: old.book)
        changes.subjects = subjects
        book.apply(changes)
        let isMoved = hasPassed || !touched.units.isEmpty || !touched.organisations.isEmpty
        return KeptBook(
            book: book, mark: mark, instant: instant, until: isMoved ? try nextChange() : old.until, absent: absent)
    }

    private func changed(since mark: BookMark) throws -> Touched {
        var touched = Touched()
        var expertises: [String] = []
        try connection.stream("SELECT DISTINCT kind, id FROM routingChange WHERE number > \(mark.number)") { row in
            let kind: String = try row[0]
            switch kind {
            case "subject": touched.subjects = true
            case "organisation": touched.organisations.insert(try row[1])
            case "unit": touched.units.insert(try row[1])
            case "expert": touched.experts.insert(try row[1])
            case "expertise": expertises.append(try row[1])
            default: break
            }
        }
        if !expertises.isEmpty {
            touched.experts.formUnion(
                try connection.all("SELECT DISTINCT expert FROM expertisePeriod WHERE id IN (\(each: expertises))") {
                    row in try row[0]
                })
        }
        return touched
    }

    /// What stands below what changed.
    private func addExperts(to touched: inout Touched) throws {
        guard !touched.units.isEmpty || !touched.organisations.isEmpty else { return }
        touched.experts.formUnion(
            try connection.all(
                """
                SELECT id FROM expertPeriod WHERE validTo = \(Period.endOfCalendar)
                    AND (unit IN (\(each: touched.units.sorted()))
                        OR organisation IN (\(each: touched.organisations.sorted())))
                """
            ) { row in try row[0] })
    }

    /// What began or ended since an instant without anybody doing anything: it was planned.
    private func crossed(_ column: SQL, in table: SQL, since earlier: Timestamp) throws -> [String] {
        try connection.all(
            """
            SELECT DISTINCT \(column) FROM \(table)
            WHERE validFrom > \(earlier) AND validFrom <= \(instant)
                OR validTo > \(earlier) AND validTo <= \(instant)
            """
        ) { row in try row[0] }
    }

    /// When a planned state begins or ends, or the day does: absences are by the day.
    private func nextChange() throws -> Timestamp {
        let midnight = ParisTime.start(of: Day(daysSinceEpoch: ParisTime.day(at: instant).daysSinceEpoch + 1)!)
        return try connection.value(
            """
            SELECT min(at) FROM (
                SELECT \(midnight) AS at
                UNION ALL SELECT min(validFrom) FROM unitPeriod WHERE validFrom > \(instant)
                UNION ALL SELECT min(validTo) FROM unitPeriod WHERE validTo > \(instant)
                UNION ALL SELECT min(validFrom) FROM organisationPeriod WHERE validFrom > \(instant)
                UNION ALL SELECT min(validTo) FROM organisationPeriod WHERE validTo > \(instant))
            """) ?? midnight
    }
}
