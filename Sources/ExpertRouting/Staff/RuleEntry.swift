import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// An eligibility rule as it is kept.
struct RuleEntry: KeptEntry {
    typealias Named = EligibilityRule
    let id: Identifier<EligibilityRule>
    let version: Int
    let organisation: Organisation.Slug
    let unit: Unit.ID?
    let draft: Draft

    /// What a client says of it.
    struct Draft: Codable, Sendable {
        let owner: Owner
        let subjects: [Organisation.Slug]?
        let when: JSONText
        let onMissing: EligibilityRule.OnMissing?

        private enum CodingKeys: String, CodingKey {
            case owner, subjects, when, onMissing
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            owner = try container.decode(Owner.self, forKey: .owner)
            subjects = try container.decodeIfPresent([Organisation.Slug].self, forKey: .subjects)
            when = JSONText(try container.decode(JSONValue.self, forKey: .when))
            onMissing = try container.decodeIfPresent(EligibilityRule.OnMissing.self, forKey: .onMissing)
        }
    }

    /// Whose rule it is.
    struct Owner: Codable, Sendable {
        let level: EligibilityRule.Owner.Level
        let id: String
    }

    static let location = "/v1/eligibility-rules/"
    static let operations = EntryOperations(
        list: Operation(.get, "/v1/eligibility-rules", id: "listEligibilityRules", access: RoutingAccess.staff),
        create: Operation(.post, "/v1/eligibility-rules", id: "createEligibilityRule", access: RoutingAccess.keepers),
        show: Operation(.get, "/v1/eligibility-rules/{id}", id: "showEligibilityRule", access: RoutingAccess.staff),
        replace: Operation(
            .put, "/v1/eligibility-rules/{id}", id: "replaceEligibilityRule", access: RoutingAccess.keepers),
        remove: Operation(
            .delete, "/v1/eligibility-rules/{id}", id: "removeEligibilityRule", access: RoutingAccess.keepers),
        object: "eligibilityRule", created: "eligibility-rule-created", changed: "eligibility-rule-changed",
        removed: "eligibility-rule-removed")

    static func draft(from body: JSONValue) throws(Failure) -> Draft {
        let draft: Draft
        do throws(JSONError) { draft = try JSONDecoder.decode(Draft.self, from: body) } catch { throw Failure(error) }
        // Read where it stands, so that mistakes are told by their place in the body.
        if let when = body["when"] { _ = try ConditionReader.read(when).consistent(at: when.pointer) }
        return draft
    }

    /// The rule as selection knows it.
    func rule(_ subjects: [String: Identifier<Subject>]) throws -> EligibilityRule {
        EligibilityRule(
            id: id, owner: EligibilityRule.Owner(draft.owner.level, draft.owner.id),
            subjects: Set((draft.subjects ?? []).compactMap { subjects[$0.description] }),
            when: try ConditionReader.read(draft.when.value()), onMissing: draft.onMissing ?? .review)
    }

    init(
        _ id: Identifier<EligibilityRule>, _ draft: Draft, version: Int, by desk: RoutingDesk, at now: Timestamp,
        in connection: Connection
    ) throws {
        let taxonomy = TaxonomyTable(connection)
        for (place, subject) in (draft.subjects ?? []).enumerated() {
            _ = try taxonomy.requireOpen(subject, at: "/subjects/\(place)")
        }
        guard let place = try draft.owner.place(by: desk, at: now, in: connection) else {
            throw Failure.invalid(
                "/owner/id", "unknown-owner",
                Text(fr: "Rien ne porte ce nom à ce niveau.", en: "Nothing has this name at that level."))
        }
        self.id = id
        self.version = version
        organisation = place.organisation
        unit = place.unit
        self.draft = draft
    }

    static func find(_ id: Identifier<EligibilityRule>, in connection: Connection) throws -> RuleEntry? {
        try connection.first(
            "\(columns) WHERE id = \(id) AND validTo = \(Period.endOfCalendar)", as: RuleEntry.init)
    }

    static func all(
        _ filter: EntryFilter, after id: Identifier<EligibilityRule>?, limit: Int, in connection: Connection
    ) throws -> [RuleEntry] {
        let isOwned: SQL = filter.owner.map { "AND owner = \($0)" } ?? ""
        let isOfOrganisation: SQL = filter.organisation.map { "AND organisation = \($0)" } ?? ""
        return try connection.all(
            """
            \(columns) WHERE validTo = \(Period.endOfCalendar) AND id > \(id?.description ?? "")
                \(isOwned) \(isOfOrganisation)
            ORDER BY id LIMIT \(limit)
            """, as: RuleEntry.init)
    }

    func insert(from now: Timestamp, in connection: Connection) throws {
        try connection.run(
            """
            INSERT INTO eligibilityRulePeriod (id, level, owner, organisation, unit, draft, version, validFrom, validTo)
            VALUES (\(id), \(draft.owner.level.rawValue), \(draft.owner.id), \(organisation), \(unit),
                \(try StoredJSON.text(draft)), \(version), \(now), \(Period.endOfCalendar))
            """)
    }

    static func end(_ id: Identifier<EligibilityRule>, at now: Timestamp, in connection: Connection) throws {
        try Period.close(
            "UPDATE eligibilityRulePeriod SET validTo = \(now) WHERE id = \(id) AND validTo = \(Period.endOfCalendar)",
            orForget: "DELETE FROM eligibilityRulePeriod WHERE id = \(id) AND validFrom = \(now)", in: connection)
    }

    func write(into writer: inout JSONWriter, fully: Bool) {
        writer.member("organisation", organisation)
        writer.key("owner")
        writer.beginObject()
        writer.member("level", draft.owner.level.rawValue)
        writer.member("id", draft.owner.id)
        writer.endObject()
        writer.member("subjects", (draft.subjects ?? []).map(\.description))
        writer.key("when")
        writer.raw(draft.when.text.utf8)
        writer.member("onMissing", (draft.onMissing ?? .review).rawValue)
    }

    private static let columns: SQL = """
        SELECT id, version, organisation, unit, draft FROM eligibilityRulePeriod
        """

    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        organisation = try row["organisation"]
        unit = try row["unit"]
        draft = try StoredJSON.read(try row["draft"])
    }
}

extension RuleEntry.Owner {
    /// Where in the address book the owner stands; `nil` when there is none.
    fileprivate func place(
        by desk: RoutingDesk, at now: Timestamp, in connection: Connection
    ) throws -> (organisation: Organisation.Slug, unit: Unit.ID?)? {
        switch level {
        case .organisation:
            guard let slug = Organisation.Slug(id) else { return nil }
            return try desk.directory.organisation(slug, asOf: now, in: connection).map { ($0.slug, nil) }
        case .unit:
            guard let id = Unit.ID(id) else { return nil }
            return try desk.directory.unit(id, asOf: now, in: connection).map { ($0.organisation, id) }
        case .expert:
            guard let id = Identifier<Expert>(id) else { return nil }
            return try ExpertEntry.find(id, in: connection).map { ($0.organisation, $0.unit) }
        case .expertise:
            guard let id = Identifier<Expertise>(id) else { return nil }
            return try ExpertiseEntry.find(id, in: connection).map { ($0.organisation, $0.unit) }
        }
    }
}
