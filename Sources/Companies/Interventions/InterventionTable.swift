import Database
import JSON
import Kernel
import Territories

/// The interventions that are stored.
struct InterventionTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    static let migration = Migration(
        "companies", "interventions",
        """
        CREATE TABLE intervention (
            id TEXT PRIMARY KEY,
            siret INTEGER NOT NULL,
            companyGroup TEXT NOT NULL REFERENCES companyGroup (id),
            kind TEXT NOT NULL,
            themes TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'closed', 'cancelled')),
            day TEXT NOT NULL,
            agents TEXT NOT NULL,
            summary TEXT,
            confidentiality TEXT NOT NULL CHECK (confidentiality IN ('metadata', 'summary', 'full', 'secret')),
            externalId TEXT,
            version INTEGER NOT NULL CHECK (version > 0),
            createdBy TEXT NOT NULL,
            createdAt TEXT NOT NULL,
            updatedAt TEXT NOT NULL,
            UNIQUE (companyGroup, externalId)
        ) STRICT;
        CREATE INDEX interventionBySiret ON intervention (siret, id);
        CREATE INDEX interventionByGroup ON intervention (companyGroup, id);
        CREATE INDEX interventionByDay ON intervention (day);

        CREATE TABLE interventionFollowUp (
            id TEXT PRIMARY KEY,
            intervention TEXT NOT NULL REFERENCES intervention (id) ON DELETE CASCADE,
            action TEXT NOT NULL,
            dueOn TEXT,
            doneAt TEXT
        ) STRICT;
        CREATE INDEX interventionFollowUpByIntervention ON interventionFollowUp (intervention, id);

        CREATE TABLE clash (
            first TEXT NOT NULL REFERENCES intervention (id) ON DELETE CASCADE,
            second TEXT NOT NULL REFERENCES intervention (id) ON DELETE CASCADE,
            noticedAt TEXT NOT NULL,
            PRIMARY KEY (first, second),
            CHECK (first < second)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX clashBySecond ON clash (second);
        """)

    static let placeMigration = Migration(
        "companies", "interventions-at-unknown-companies",
        """
        ALTER TABLE intervention ADD COLUMN companyName TEXT;
        ALTER TABLE intervention ADD COLUMN companyAddress TEXT CHECK (
            (siret = 0) = (companyName IS NOT NULL) AND (companyName IS NULL) = (companyAddress IS NULL));
        """)

    func find(_ id: Intervention.ID) throws -> Intervention? {
        try connection.first("SELECT * FROM intervention WHERE id = \(id)", as: Intervention.init)
    }

    func find(_ externalId: ShortText, of group: CompanyGroup.ID) throws -> Intervention? {
        try connection.first(
            "SELECT * FROM intervention WHERE companyGroup = \(group) AND externalId = \(externalId)",
            as: Intervention.init)
    }

    /// Those at an establishment, the latest first.
    func all(at siret: Siret, before id: Intervention.ID?, limit: Int) throws -> [Intervention] {
        try connection.all(
            """
            SELECT * FROM intervention WHERE siret = \(siret.stored) AND id < \(id?.description ?? "~")
            ORDER BY id DESC LIMIT \(limit)
            """, as: Intervention.init)
    }

    /// Those at the establishments of a range that were entered after an instant.
    func all(at sirets: ClosedRange<Int64>, since instant: Timestamp, limit: Int) throws -> [Intervention] {
        try connection.all(
            """
            SELECT * FROM intervention
            WHERE siret BETWEEN \(sirets.lowerBound) AND \(sirets.upperBound) AND createdAt > \(instant) LIMIT \(limit)
            """, as: Intervention.init)
    }

    /// Those at all establishments of a legal unit.
    func all(of siren: Siren, limit: Int) throws -> [Intervention] {
        try connection.all(
            """
            SELECT * FROM intervention
            WHERE siret BETWEEN \(siren.stored * 100_000) AND \(siren.stored * 100_000 + 99_999) LIMIT \(limit)
            """, as: Intervention.init)
    }

    /// Those of some groups that pass a filter, the latest first.
    func all(
        of groups: [CompanyGroup.ID], _ filter: InterventionFilter, before id: Intervention.ID?, limit: Int
    ) throws -> [Intervention] {
        try connection.all(
            """
            SELECT * FROM intervention WHERE companyGroup IN (\(each: groups)) AND id < \(id?.description ?? "~")
                AND \(filter.condition)
            ORDER BY id DESC LIMIT \(limit)
            """, as: Intervention.init)
    }

    func put(_ intervention: Intervention) throws {
        let details = intervention.details
        let agents = String(decoding: try JSONEncoder.encode(details.agents), as: UTF8.self)
        let themes = details.themes.map(\.rawValue).joined(separator: " ")
        try connection.run(
            """
            INSERT INTO intervention (id, siret, companyGroup, kind, themes, state, day, agents, summary, confidentiality,
                externalId, version, createdBy, createdAt, updatedAt, companyName, companyAddress)
            VALUES (\(intervention.id), \(intervention.place.stored), \(intervention.group), \(details.kind.rawValue),
                \(themes), \(details.state.name.rawValue), \(details.state.day), \(agents), \(details.summary),
                \(details.confidentiality.rawValue), \(details.externalId), \(intervention.version),
                \(intervention.createdBy), \(intervention.createdAt), \(intervention.updatedAt),
                \(intervention.place.company?.name), \(intervention.place.company?.address))
            ON CONFLICT (id) DO UPDATE SET siret = excluded.siret, companyName = excluded.companyName,
                companyAddress = excluded.companyAddress, kind = excluded.kind, themes = excluded.themes, state = excluded.state,
                day = excluded.day, agents = excluded.agents, summary = excluded.summary,
                confidentiality = excluded.confidentiality, externalId = excluded.externalId,
                version = excluded.version, updatedAt = excluded.updatedAt
            """)
    }
}

extension Intervention {
    init(_ row: borrowing Row) throws {
        let siret: Int64 = try row["siret"]
        let themes: String = try row["themes"]
        let agents: String = try row["agents"]
        let kind: String = try row["kind"]
        let state: String = try row["state"]
        let confidentiality: String = try row["confidentiality"]
        guard let place = try InterventionPlace(siret, row), let kind = Kind(rawValue: kind),
            let state = State.Name(rawValue: state),
            let confidentiality = Confidentiality(rawValue: confidentiality)
        else { throw DatabaseError(.unreadable, "a row of intervention") }
        let names =
            (try? JSONTape(Array(agents.utf8)).root.elements.compactMap { $0.string.flatMap(ShortText.init) }) ?? []
        self.init(
            id: try row["id"], place: place, group: try row["companyGroup"],
            details: Details(
                kind: kind, themes: themes.split(separator: " ").compactMap { Theme(rawValue: String($0)) },
                state: State(state, on: try row["day"]), agents: names, summary: try row["summary"],
                confidentiality: confidentiality, externalId: try row["externalId"]),
            version: try row["version"], createdBy: try row["createdBy"], createdAt: try row["createdAt"],
            updatedAt: try row["updatedAt"])
    }
}

extension InterventionPlace {
    /// The place of a row.
    fileprivate init?(_ siret: Int64, _ row: borrowing Row) throws {
        if siret != 0 {
            guard let siret = Siret(stored: siret) else { return nil }
            self = .establishment(siret)
        } else {
            let name: ShortText? = try row["companyName"]
            let address: ShortText? = try row["companyAddress"]
            guard let name, let address else { return nil }
            self = .unknown(UnknownCompany(name: name, address: address))
        }
    }
}
