import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// What an expert does on a subject, as it is kept.
struct ExpertiseEntry: KeptEntry {
    typealias Named = Expertise
    let id: Identifier<Expertise>
    let version: Int
    let organisation: Organisation.Slug
    let unit: Unit.ID?
    let subject: Identifier<Subject>
    let draft: Draft

    /// What a client says of it.
    struct Draft: Decodable, Sendable {
        let expert: Identifier<Expert>
        let subject: Organisation.Slug
        let description: Note?
        let obligation: Obligation?
        let zones: [Zone]?
        /// How many needs may be open at once, where the subject's policy heeds it.
        let capacity: Int?
    }

    /// Whether a need is incomplete without this expert.
    enum Obligation: String, Codable, CaseIterable, SQLValue, Sendable {
        case required, optional
    }

    static let location = "/v1/expertises/"
    static let operations = EntryOperations(
        list: Operation(.get, "/v1/expertises", id: "listExpertises", access: RoutingAccess.staff),
        create: Operation(.post, "/v1/expertises", id: "createExpertise", access: RoutingAccess.keepers),
        show: Operation(.get, "/v1/expertises/{id}", id: "showExpertise", access: RoutingAccess.staff),
        replace: Operation(.put, "/v1/expertises/{id}", id: "replaceExpertise", access: RoutingAccess.keepers),
        remove: Operation(.delete, "/v1/expertises/{id}", id: "removeExpertise", access: RoutingAccess.keepers),
        object: "expertise", created: "expertise-created", changed: "expertise-changed", removed: "expertise-removed")

    static func draft(from body: JSONValue) throws(Failure) -> Draft {
        do throws(JSONError) { return try JSONDecoder.decode(Draft.self, from: body) } catch { throw Failure(error) }
    }

    init(
        _ id: Identifier<Expertise>, _ draft: Draft, version: Int, by desk: RoutingDesk, at now: Timestamp,
        in connection: Connection
    ) throws {
        guard let expert = try ExpertEntry.find(draft.expert, in: connection) else {
            throw Failure.invalid(
                "/expert", "unknown-expert", Text(fr: "Cet expert n'existe pas.", en: "There is no such expert."))
        }
        let subject = try TaxonomyTable(connection).requireOpen(draft.subject, at: "/subject")
        guard draft.capacity.map({ (1...100_000).contains($0) }) ?? true else {
            throw Failure.invalid(
                "/capacity", "out-of-range", Text(fr: "De 1 à 100 000.", en: "From 1 to 100,000."))
        }
        let zones = try desk.current(draft.zones ?? [], at: "/zones")
        self.id = id
        self.version = version
        organisation = expert.organisation
        unit = expert.unit
        self.subject = subject.id
        self.draft = Draft(
            expert: draft.expert, subject: draft.subject, description: draft.description,
            obligation: draft.obligation ?? .required, zones: zones, capacity: draft.capacity)
    }

    static func find(_ id: Identifier<Expertise>, in connection: Connection) throws -> ExpertiseEntry? {
        try connection.first("\(columns) AND entry.id = \(id)", as: ExpertiseEntry.init)
    }

    static func all(
        _ filter: EntryFilter, after id: Identifier<Expertise>?, limit: Int, in connection: Connection
    ) throws -> [ExpertiseEntry] {
        let isOfExpert: SQL = filter.expert.map { "AND entry.expert = \($0)" } ?? ""
        let isOnSubject: SQL = filter.subject.map { "AND subject.slug = \($0)" } ?? ""
        return try connection.all(
            """
            \(columns) AND entry.id > \(id?.description ?? "") \(isOfExpert) \(isOnSubject)
            ORDER BY entry.id LIMIT \(limit)
            """, as: ExpertiseEntry.init)
    }

    func insert(from now: Timestamp, in connection: Connection) throws {
        try connection.run(
            """
            INSERT INTO expertisePeriod (id, expert, subject, obligation, description, zones, capacity, version,
                validFrom, validTo)
            VALUES (\(id), \(draft.expert), \(subject), \(draft.obligation ?? .required), \(draft.description),
                \(ZoneList(draft.zones ?? [])), \(draft.capacity), \(version), \(now), \(Period.endOfCalendar))
            """)
    }

    static func end(_ id: Identifier<Expertise>, at now: Timestamp, in connection: Connection) throws {
        try Period.close(
            "UPDATE expertisePeriod SET validTo = \(now) WHERE id = \(id) AND validTo = \(Period.endOfCalendar)",
            orForget: "DELETE FROM expertisePeriod WHERE id = \(id) AND validFrom = \(now)", in: connection)
    }

    func write(into writer: inout JSONWriter, fully: Bool) {
        writer.member("expert", draft.expert)
        writer.member("organisation", organisation)
        writer.member("subject", draft.subject)
        writer.member("description", draft.description)
        writer.member("obligation", (draft.obligation ?? .required).rawValue)
        writer.member("zones", draft.zones ?? [])
        writer.member("capacity", draft.capacity)
    }

    private static let columns: SQL = """
        SELECT entry.id, entry.version, expert.organisation, expert.unit, entry.subject, entry.expert, subject.slug,
            entry.description, entry.obligation, entry.zones, entry.capacity
        FROM expertisePeriod AS entry
        JOIN expertPeriod AS expert ON expert.id = entry.expert AND expert.validTo = \(Period.endOfCalendar)
        JOIN subjectPeriod AS subject ON subject.id = entry.subject AND subject.validTo = \(Period.endOfCalendar)
        WHERE entry.validTo = \(Period.endOfCalendar)
        """

    private init(_ row: borrowing Row) throws {
        id = try row[0]
        version = try row[1]
        organisation = try row[2]
        unit = try row[3]
        subject = try row[4]
        let zones: ZoneList = try row[9]
        draft = Draft(
            expert: try row[5], subject: try row[6], description: try row[7], obligation: try row[8],
            zones: zones.zones, capacity: try row[10])
    }
}
