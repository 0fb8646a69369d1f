import Database
import Directory
import Kernel

/// The matches that are stored.
struct MatchTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ id: Identifier<NeedMatch>) throws -> NeedMatch? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: NeedMatch.init)
    }

    /// The matches of a need, in the order in which they were made.
    func all(of need: Identifier<Need>) throws -> [NeedMatch] {
        try connection.all("\(Self.columns) WHERE need = \(need) ORDER BY id", as: NeedMatch.init)
    }

    /// The matches of some experts, wherever they stood when they were asked.
    static func isOf(_ experts: [Identifier<Expert>]) -> SQL {
        """
        (needMatch.organisation, needMatch.unit, needMatch.expert) IN (
            SELECT organisation, unit, id FROM expertPeriod WHERE id IN (\(each: experts)))
        """
    }

    /// How many open matches an expert has.
    func openCount(of expert: Identifier<Expert>) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM needMatch WHERE \(Self.isOf([expert])) AND status IN ('pending', 'takenInCharge')
            """) ?? 0
    }

    /// What an expert has on hand.
    func load(of expert: Identifier<Expert>) throws -> SelectionRequest.Load {
        // The latest of each status: one place of the index each, however many there were.
        let last: Timestamp?? = try connection.first(
            """
            SELECT max(latest) FROM (
                SELECT (SELECT max(createdAt) FROM needMatch
                    WHERE needMatch.organisation = period.organisation AND needMatch.unit = period.unit
                        AND needMatch.expert = period.id AND needMatch.status = every.value) AS latest
                FROM expertPeriod AS period, json_each(\(MatchStatus.listed)) AS every WHERE period.id = \(expert))
            """
        ) { row in try row[0] }
        return SelectionRequest.Load(openMatches: try openCount(of: expert), lastChosenAt: last ?? nil)
    }

    /// The open matches of an expert.
    func open(of expert: Identifier<Expert>) throws -> [NeedMatch] {
        try connection.all(
            """
            \(Self.columns) WHERE \(Self.isOf([expert])) AND status IN ('pending', 'takenInCharge') ORDER BY id
            """, as: NeedMatch.init)
    }

    func insert(_ matches: [NeedMatch]) throws {
        let rows = matches.map { match -> SQL in
            """
            (\(match.id), \(match.need), \(match.expert), \(match.expertise), \(match.unit),
            \(match.organisation), \(match.substituteFor), \(match.isRequired), \(match.zone), \(match.reason),
            \(match.origin), \(match.createdAt), \(match.status), \(match.takenAt), \(match.closedAt),
            \(match.version))
            """
        }
        try connection.insert(
            rows,
            into: """
                needMatch (id, need, expert, expertise, unit, organisation, substituteFor, isRequired, zone, reason,
                    origin, createdAt, status, takenAt, closedAt, version)
                """)
    }

    func save(_ match: NeedMatch) throws {
        try connection.run(
            """
            UPDATE needMatch SET status = \(match.status), takenAt = \(match.takenAt), closedAt = \(match.closedAt),
                version = \(match.version)
            WHERE id = \(match.id)
            """)
    }

    private static let columns: SQL = """
        SELECT id, need, expert, expertise, unit, organisation, substituteFor, isRequired, zone, reason, origin,
            createdAt, status, takenAt, closedAt, version
        FROM needMatch
        """
}

extension NeedMatch {
    fileprivate init(_ row: borrowing Row) throws {
        id = try row[0]
        need = try row[1]
        expert = try row[2]
        expertise = try row[3]
        unit = try row[4]
        organisation = try row[5]
        substituteFor = try row[6]
        isRequired = try row[7]
        zone = try row[8]
        reason = try row[9]
        origin = try row[10]
        createdAt = try row[11]
        status = try row[12]
        takenAt = try row[13]
        closedAt = try row[14]
        version = try row[15]
    }
}
