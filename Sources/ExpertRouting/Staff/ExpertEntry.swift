import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// An expert as it is kept: a team mailbox with its members, in a unit.
struct ExpertEntry: KeptEntry {
    typealias Named = Expert
    let id: Identifier<Expert>
    let version: Int
    let organisation: Organisation.Slug
    let draft: Draft
    var unit: Unit.ID? { draft.unit }

    /// What a client says of it.
    struct Draft: Decodable, Sendable {
        let unit: Unit.ID
        let name: Line
        /// Where needs are told.
        let mailbox: EmailAddress
        /// Its own zones, which take the place of its unit's.
        let zones: [Zone]?
        let members: [Identifier<Account>]?
    }

    static let location = "/v1/experts/"
    static let operations = EntryOperations(
        list: Operation(.get, "/v1/experts", id: "listExperts", access: RoutingAccess.staff),
        create: Operation(.post, "/v1/experts", id: "createExpert", access: RoutingAccess.keepers),
        show: Operation(.get, "/v1/experts/{id}", id: "showExpert", access: RoutingAccess.staff),
        replace: Operation(.put, "/v1/experts/{id}", id: "replaceExpert", access: RoutingAccess.keepers),
        remove: Operation(.delete, "/v1/experts/{id}", id: "removeExpert", access: RoutingAccess.keepers),
        object: "expert", created: "expert-created", changed: "expert-changed", removed: "expert-removed")

    static func draft(from body: JSONValue) throws(Failure) -> Draft {
        do throws(JSONError) { return try JSONDecoder.decode(Draft.self, from: body) } catch { throw Failure(error) }
    }

    init(
        _ id: Identifier<Expert>, _ draft: Draft, version: Int, by desk: RoutingDesk, at now: Timestamp,
        in connection: Connection
    ) throws {
        guard let unit = try desk.directory.unit(draft.unit, asOf: now, in: connection) else {
            throw Failure.invalid("/unit", "unknown-unit", RoutingText.unknownUnit)
        }
        let accounts = AccountTable(connection)
        for (place, member) in (draft.members ?? []).enumerated() where try accounts.find(member) == nil {
            throw Failure.invalid(
                "/members/\(place)", "unknown-account",
                Text(fr: "Ce compte n'existe pas.", en: "There is no such account."))
        }
        let zones = try desk.current(draft.zones ?? [], at: "/zones")
        self.id = id
        self.version = version
        organisation = unit.organisation
        self.draft = Draft(
            unit: draft.unit, name: draft.name, mailbox: draft.mailbox, zones: zones, members: draft.members ?? [])
    }

    static func find(_ id: Identifier<Expert>, in connection: Connection) throws -> ExpertEntry? {
        try connection.first(
            "\(columns) WHERE id = \(id) AND validTo = \(Period.endOfCalendar)", as: ExpertEntry.init)
    }

    static func all(
        _ filter: EntryFilter, after id: Identifier<Expert>?, limit: Int, in connection: Connection
    ) throws -> [ExpertEntry] {
        let isInUnit: SQL = filter.unit.map { "AND unit = \($0)" } ?? ""
        let isOfOrganisation: SQL = filter.organisation.map { "AND organisation = \($0)" } ?? ""
        return try connection.all(
            """
            \(columns) WHERE validTo = \(Period.endOfCalendar) AND id > \(id?.description ?? "")
                \(isInUnit) \(isOfOrganisation)
            ORDER BY id LIMIT \(limit)
            """, as: ExpertEntry.init)
    }

    func insert(from now: Timestamp, in connection: Connection) throws {
        try connection.run(
            """
            INSERT INTO expertPeriod (id, unit, organisation, name, mailbox, zones, members, version, validFrom, validTo)
            VALUES (\(id), \(draft.unit), \(organisation), \(draft.name), \(draft.mailbox),
                \(ZoneList(draft.zones ?? [])), \(memberText), \(version), \(now), \(Period.endOfCalendar))
            """)
        for member in draft.members ?? [] {
            try connection.run("INSERT OR IGNORE INTO expertMember (account, expert) VALUES (\(member), \(id))")
        }
    }

    static func end(_ id: Identifier<Expert>, at now: Timestamp, in connection: Connection) throws {
        try connection.run("DELETE FROM expertMember WHERE expert = \(id)")
        try Period.close(
            "UPDATE expertPeriod SET validTo = \(now) WHERE id = \(id) AND validTo = \(Period.endOfCalendar)",
            orForget: "DELETE FROM expertPeriod WHERE id = \(id) AND validFrom = \(now)", in: connection)
    }

    func write(into writer: inout JSONWriter, fully: Bool) {
        writer.member("unit", draft.unit)
        writer.member("organisation", organisation)
        writer.member("name", draft.name)
        if fully {
            writer.member("mailbox", draft.mailbox)
            writer.member("members", (draft.members ?? []).map(\.description))
        }
        writer.member("zones", draft.zones ?? [])
    }

    /// Nobody goes with needs in hand, unless these are sent back: `?openMatches=review`.
    func prepareRemoval(
        _ transaction: WriteTransaction, by caller: Caller, releasing: Bool, _ desk: RoutingDesk
    ) throws {
        guard try MatchTable(transaction.connection).openCount(of: id) > 0 else { return }
        guard releasing else { throw Failure(.expertStillAsked) }
        try NeedRegister(transaction, for: caller, desk).release(id)
    }

    private var memberText: String { (draft.members ?? []).map(\.description).joined(separator: " ") }

    private static let columns: SQL = """
        SELECT id, version, organisation, unit, name, mailbox, zones, members FROM expertPeriod
        """

    private init(_ row: borrowing Row) throws {
        id = try row[0]
        version = try row[1]
        organisation = try row[2]
        let zones: ZoneList = try row[6]
        let members: String = try row[7]
        draft = Draft(
            unit: try row[3], name: try row[4], mailbox: try row[5], zones: zones.zones,
            members: members.split(separator: " ").compactMap { Identifier(String($0)) })
    }
}
