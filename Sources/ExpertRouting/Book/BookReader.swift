import Database
import Directory
import Endpoints
import JSON
import Kernel
import Territories

/// Reads the address book of experts, or a part of it, as it is at an instant.
struct BookReader {
    private let connection: Connection
    private let instant: Timestamp
    private let ruleSet: RuleSet

    init(_ connection: Connection, at instant: Timestamp, ruleSet: RuleSet) {
        self.connection = connection
        self.instant = instant
        self.ruleSet = ruleSet
    }

    /// Who is away on the day.
    var absences: PresenceTable {
        get throws { try PresenceTable(connection, on: ParisTime.day(at: instant)) }
    }

    /// The whole book.
    func read() throws -> AddressBook {
        let subjects = try self.subjects()
        let names = BookReader.names(of: subjects)
        let rules = try rules(names)
        return AddressBook(
            subjects: subjects, organisations: try organisations(rules, names), units: try units(rules),
            experts: try experts(rules), expertises: try expertises(rules), ruleSet: ruleSet)
    }

    /// Some experts, with all that stands above and below them, and some units and organisations.
    func read(
        _ touched: Set<Identifier<Expert>>, _ units: Set<String>, _ organisations: Set<String>, of book: AddressBook
    ) throws -> BookChanges {
        guard !touched.isEmpty || !units.isEmpty || !organisations.isEmpty else { return BookChanges() }
        let experts = touched.map(\.description).sorted()
        var (units, organisations) = (units, organisations)
        try connection.stream(
            """
            SELECT unit, organisation FROM expertPeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) AND id IN (\(each: experts))
            """
        ) { row in
            units.insert(try row[0])
            organisations.insert(try row[1])
        }
        let names = BookReader.names(of: book.subjects.values)
        let own: [String] = try connection.all(
            "SELECT DISTINCT id FROM expertisePeriod WHERE expert IN (\(each: experts))"
        ) { row in try row[0] }
        let rules = try rules(names, of: experts + own + units.sorted() + organisations.sorted())
        var changes = BookChanges(touched: touched)
        for id in units { changes.units[id] = .some(nil) }
        for unit in try self.units(rules, among: units.sorted()) { changes.units[unit.id] = unit }
        for id in organisations { changes.organisations[id] = .some(nil) }
        for found in try self.organisations(rules, names, among: organisations.sorted()) {
            changes.organisations[found.id] = found
        }
        changes.experts = try self.experts(rules, among: experts)
        changes.expertises = try expertises(rules, of: experts)
        return changes
    }

    /// Every subject.
    func subjects() throws -> [Subject] {
        try TaxonomyTable(connection).subjects(at: instant).map {
            Subject($0)
        }
    }

    private static func names(of subjects: some Sequence<Subject>) -> [String: Identifier<Subject>] {
        Dictionary(subjects.map { ($0.slug, $0.id) }) { first, _ in first }
    }

    /// A condition that keeps some rows; all of them when none is named.
    private static func among(_ column: SQL, _ values: [String]?) -> SQL {
        values.map { "AND \(column) IN (\(each: $0))" } ?? ""
    }

    /// The rules by their owners.
    private func rules(
        _ subjects: [String: Identifier<Subject>], of owners: [String]? = nil
    ) throws -> [EligibilityRule.Owner: [EligibilityRule]] {
        let entries = try connection.all(
            """
            SELECT id, version, organisation, unit, draft FROM eligibilityRulePeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) \(Self.among("owner", owners)) ORDER BY id
            """, as: RuleEntry.init)
        var rules: [EligibilityRule.Owner: [EligibilityRule]] = [:]
        for entry in entries {
            // A rule on subjects of which none is left is about none, not about all.
            let rule = try entry.rule(subjects)
            if rule.subjects.isEmpty, !(entry.draft.subjects ?? []).isEmpty { continue }
            rules[rule.owner, default: []].append(rule)
        }
        return rules
    }

    private func organisations(
        _ rules: [EligibilityRule.Owner: [EligibilityRule]], _ subjects: [String: Identifier<Subject>],
        among names: [String]? = nil
    ) throws -> [OrganisationFacts] {
        let profiles = Dictionary(
            uniqueKeysWithValues: try ProfileTable(connection).all(at: instant).map { ($0.organisation, $0.draft) })
        return try connection.all(
            """
            SELECT organisation, name, siren, categories FROM organisationPeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) \(Self.among("organisation", names))
            """
        ) { row in
            let slug: Organisation.Slug = try row[0]
            let siren: String? = try row[2]
            let profile = profiles[slug]
            let categories: [String] = try StoredJSON.read(try row[3])
            return OrganisationFacts(
                id: slug.description, name: try row[1], siren: siren.flatMap { Siren($0) },
                categories: Set(categories).union(profile?.categories ?? []),
                rules: rules[.init(.organisation, slug.description)] ?? [],
                groupings: (profile?.groupings ?? []).compactMap { grouping in
                    subjects[grouping.subject.description].map { subject in
                        Grouping(subject: subject, answers: grouping.answers.mapValues(\.answer))
                    }
                })
        }
    }

    private func units(
        _ rules: [EligibilityRule.Owner: [EligibilityRule]], among names: [String]? = nil
    ) throws -> [UnitFacts] {
        var zones: [String: [Zone]] = [:]
        try connection.stream(
            """
            SELECT unit, zone FROM unitZone
            WHERE validFrom <= \(instant) AND validTo > \(instant) \(Self.among("unit", names)) ORDER BY unit, zone
            """
        ) { row in
            let unit: String = try row[0]
            let zone: String = try row[1]
            if let zone = Zone(zone) { zones[unit, default: []].append(zone) }
        }
        return try connection.all(
            """
            SELECT unit.id, unit.organisation, period.name, period.level, period.state
            FROM unit JOIN unitPeriod AS period ON period.unit = unit.id
            WHERE validFrom <= \(instant) AND validTo > \(instant) \(Self.among("unit.id", names))
            """
        ) { row in
            let id: String = try row[0]
            let level: Unit.Level = try row[3]
            let state: Unit.State = try row[4]
            let covered = zones[id] ?? []
            return UnitFacts(
                id: id, organisation: try row[1], name: try row[2], isNational: level == .national,
                zones: level == .national && covered == [.country] ? [] : covered, rules: rules[.init(.unit, id)] ?? [],
                isActive: state == .active)
        }
    }

    private func experts(
        _ rules: [EligibilityRule.Owner: [EligibilityRule]], among names: [String]? = nil
    ) throws -> [Expert] {
        let presences = try absences
        return try connection.all(
            """
            SELECT id, unit, name, zones, members, mailbox FROM expertPeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) \(Self.among("id", names))
            """
        ) { row in
            let id: Identifier<Expert> = try row[0]
            let zones: ZoneList = try row[3]
            let members: String = try row[4]
            return Expert(
                id: id, unit: try row[1], name: try row[2], mailbox: try row[5], zones: zones.zones,
                rules: rules[.init(.expert, id.description)] ?? [],
                presence: presences.presence(of: id, members), hasMembers: !members.isEmpty)
        }
    }

    private func expertises(
        _ rules: [EligibilityRule.Owner: [EligibilityRule]], of experts: [String]? = nil
    ) throws -> [Expertise] {
        let hasOwn = rules.keys.contains { $0.level == .expertise }
        return try connection.all(
            """
            SELECT id, expert, subject, zones, capacity, obligation FROM expertisePeriod
            WHERE validFrom <= \(instant) AND validTo > \(instant) \(Self.among("expert", experts))
            """
        ) { row in
            let id: Identifier<Expertise> = try row[0]
            let zones: ZoneList = try row[3]
            let obligation: ExpertiseEntry.Obligation = try row[5]
            return Expertise(
                id: id, expert: try row[1], subject: try row[2], zones: zones.zones,
                rules: hasOwn ? rules[.init(.expertise, id.description)] ?? [] : [], capacity: try row[4],
                isRequired: obligation == .required)
        }
    }
}
