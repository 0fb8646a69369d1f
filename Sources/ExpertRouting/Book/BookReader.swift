import Database
import Directory
import Endpoints
import JSON
import Kernel
import Territories

/// Reads the whole address book of experts as it is at an instant.
struct BookReader {
    private let connection: Connection
    private let instant: Timestamp
    private let ruleSet: RuleSet
    /// When something that is planned changes it.
    private var nextChange = Period.endOfCalendar

    init(_ connection: Connection, at instant: Timestamp, ruleSet: RuleSet) {
        self.connection = connection
        self.instant = instant
        self.ruleSet = ruleSet
    }

    /// The book, and until when it holds if nobody changes anything.
    mutating func read() throws -> (book: AddressBook, until: Timestamp) {
        let subjects = try TaxonomyTable(connection).subjects(at: instant)
        let bySlug = Dictionary(uniqueKeysWithValues: subjects.map { ($0.slug, $0.id) })
        let rules = try self.rules(bySlug)
        let book = AddressBook(
            subjects: subjects.map { Subject(id: $0.id, slug: $0.slug.description, policy: $0.policy) },
            organisations: try organisations(rules, bySlug), units: try units(rules), experts: try experts(rules),
            expertises: try expertises(rules), ruleSet: ruleSet)
        let midnight = ParisTime.start(of: Day(daysSinceEpoch: ParisTime.day(at: instant).daysSinceEpoch + 1)!)
        return (book, min(nextChange, midnight))
    }

    /// The rules by their owners.
    private func rules(_ subjects: [Organisation.Slug: Identifier<Subject>]) throws -> [String: [EligibilityRule]] {
        let entries = try connection.all(
            """
            SELECT id, version, organisation, unit, draft FROM eligibilityRulePeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) ORDER BY id
            """, as: RuleEntry.init)
        var rules: [String: [EligibilityRule]] = [:]
        for entry in entries {
            // A rule on subjects of which none is left is about none, not about all.
            let rule = try entry.rule(subjects)
            if rule.subjects.isEmpty, !(entry.draft.subjects ?? []).isEmpty { continue }
            rules[entry.draft.owner.level.rawValue + entry.draft.owner.id, default: []].append(rule)
        }
        return rules
    }

    private mutating func organisations(
        _ rules: [String: [EligibilityRule]], _ subjects: [Organisation.Slug: Identifier<Subject>]
    ) throws -> [OrganisationFacts] {
        let profiles = Dictionary(
            uniqueKeysWithValues: try ProfileTable(connection).all(at: instant).map { ($0.organisation, $0.draft) })
        var found: [OrganisationFacts] = []
        var next = nextChange
        try connection.stream(
            """
            SELECT organisation, name, siren, categories, validFrom, validTo FROM organisationPeriod
            WHERE validTo > \(instant)
            """
        ) { row in
            let slug: Organisation.Slug = try row[0]
            guard try isInForce(from: row[4], to: row[5], next: &next) else { return }
            let siren: String? = try row[2]
            let profile = profiles[slug]
            let categories: [String] = try StoredJSON.read(try row[3])
            found.append(
                OrganisationFacts(
                    id: slug.description, name: try row[1], siren: siren.flatMap { Siren($0) },
                    categories: Set(categories).union(profile?.categories ?? []),
                    rules: rules["organisation" + slug.description] ?? [],
                    groupings: (profile?.groupings ?? []).compactMap { grouping in
                        subjects[grouping.subject].map { subject in
                            Grouping(subject: subject, answers: grouping.answers.mapValues(\.answer))
                        }
                    }))
        }
        nextChange = next
        return found
    }

    private mutating func units(_ rules: [String: [EligibilityRule]]) throws -> [UnitFacts] {
        var zones: [String: [Zone]] = [:]
        try connection.stream(
            "SELECT unit, zone FROM unitZone WHERE validFrom <= \(instant) AND validTo > \(instant) ORDER BY unit, zone"
        ) { row in
            let unit: String = try row[0]
            let zone: String = try row[1]
            if let zone = Zone(zone) { zones[unit, default: []].append(zone) }
        }
        var found: [UnitFacts] = []
        var next = nextChange
        try connection.stream(
            """
            SELECT unit.id, unit.organisation, period.name, period.level, period.state, validFrom, validTo
            FROM unit JOIN unitPeriod AS period ON period.unit = unit.id WHERE validTo > \(instant)
            """
        ) { row in
            guard try isInForce(from: row[5], to: row[6], next: &next) else { return }
            let id: String = try row[0]
            let level: Unit.Level = try row[3]
            let state: Unit.State = try row[4]
            let covered = zones[id] ?? []
            found.append(
                UnitFacts(
                    id: id, organisation: try row[1], name: try row[2], isNational: level == .national,
                    zones: level == .national && covered == [.country] ? [] : covered,
                    rules: rules["unit" + id] ?? [], isActive: state == .active))
        }
        nextChange = next
        return found
    }

    private func experts(_ rules: [String: [EligibilityRule]]) throws -> [Expert] {
        let presences = try PresenceTable(connection, on: ParisTime.day(at: instant))
        return try connection.all(
            """
            SELECT id, unit, name, zones, members FROM expertPeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant)
            """
        ) { row in
            let id: Identifier<Expert> = try row[0]
            let zones: ZoneList = try row[3]
            let members: String = try row[4]
            return Expert(
                id: id, unit: try row[1], name: try row[2], zones: zones.zones,
                rules: rules["expert" + id.description] ?? [], presence: try presences.presence(of: id, members),
                hasMembers: !members.isEmpty)
        }
    }

    private func expertises(_ rules: [String: [EligibilityRule]]) throws -> [Expertise] {
        try connection.all(
            """
            SELECT id, expert, subject, zones, capacity, obligation FROM expertisePeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant)
            """
        ) { row in
            let id: Identifier<Expertise> = try row[0]
            let zones: ZoneList = try row[3]
            let obligation: ExpertiseEntry.Obligation = try row[5]
            return Expertise(
                id: id, expert: try row[1], subject: try row[2], zones: zones.zones,
                rules: rules.isEmpty ? [] : rules["expertise" + id.description] ?? [], capacity: try row[4],
                isRequired: obligation == .required)
        }
    }

    /// Whether a state holds now; notes when it will begin, or end.
    private func isInForce(from: Timestamp, to: Timestamp, next: inout Timestamp) -> Bool {
        if from > instant {
            next = min(next, from)
            return false
        }
        next = min(next, to)
        return true
    }
}
