import Database
import Endpoints
import Kernel

extension PersonalData {
    /// Sole traders and executives as registers give them.
    static let companyPersons = PersonalData(
        name: "company-persons",
        subjects: Text(
            fr: "Entrepreneurs individuels et dirigeants, tels que les registres les donnent",
            en: "Sole traders and executives, as registers give them"),
        purpose: Text(fr: "Connaître les entreprises", en: "Knowing companies"), legalBasis: .publicTask,
        duration: Text(
            fr: "Tant que le registre les donne ; trente et un jours au plus pour les réponses des sources extérieures",
            en: "As long as the register gives them; thirty-one days at most for answers of sources outside"),
        columns: ["company.person", "sourceAnswer.body", "partnerRecord.data", "depositRow.data"])

    /// Agents who work on companies.
    static let companyAgents = PersonalData(
        name: "company-agents",
        subjects: Text(fr: "Agents qui travaillent sur les entreprises", en: "Agents who work on companies"),
        purpose: Text(
            fr: "Dire qui peut consulter, et qui est intervenu", en: "Saying who may consult, and who intervened"),
        legalBasis: .publicTask,
        duration: Text(
            fr:
                "Cinq ans après le jour d'une intervention pour les noms ; le temps du groupe pour ses membres ; sept jours pour un export",
            en:
                "Five years after the day of an intervention for names; the time of the group for its members; seven days for an export"
        ),
        columns: [
            "companyGroupMember.account", "intervention.agents", "intervention.createdBy", "intervention.summary",
            "companyExchange.askedBy", "companyExchange.question", "companyExchange.text", "companyExport.account",
            "companyList.account", "companyFollowUp.account", "deposit.author",
        ],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            return try exported(account, from: connection)
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            return try erase(account, in: transaction.connection)
        },
        retain: { isDryRun, transaction in
            let connection = transaction.connection
            let oldest = Day(daysSinceEpoch: transaction.now.day.daysSinceEpoch - 5 * 365)!
            if isDryRun {
                return try connection.value(
                    "SELECT count(*) FROM intervention WHERE agents <> '[]' AND day < \(oldest)", as: Int.self) ?? 0
            }
            return try connection.run(
                """
                UPDATE intervention SET agents = '[]' WHERE id IN (
                    SELECT id FROM intervention WHERE agents <> '[]' AND day < \(oldest) LIMIT 1000)
                """)
        })
}

extension PersonalData {
    /// What an agent did, entered and keeps here.
    private static func exported(_ account: String, from connection: Connection) throws -> [String] {
        let rows = TextRows(connection)
        var objects: [String] = []
        func add(_ kind: String, _ names: [String], _ sql: SQL) throws {
            try rows.each(kind, names, sql) { objects.append($0) }
        }
        try add(
            "companyGroupMember", ["companyGroup", "role", "scopes", "until"],
            "SELECT companyGroup, role, scopes, until FROM companyGroupMember WHERE account = \(account)")
        try add(
            "intervention", ["id", "siret", "type", "day", "summary"],
            """
            SELECT id, CAST(siret AS TEXT), kind, day, summary FROM intervention WHERE createdBy = \(account) LIMIT 10000
            """)
        try add(
            "companyExchange", ["id", "siren", "question", "askedAt"],
            """
            SELECT id, CAST(siren AS TEXT), question, askedAt FROM companyExchange WHERE askedBy = \(account) LIMIT 10000
            """)
        try add(
            "companyExport", ["id", "format", "query", "createdAt"],
            "SELECT id, format, query, createdAt FROM companyExport WHERE account = \(account)")
        try add(
            "companyList", ["id", "name", "tag", "createdAt"],
            "SELECT id, name, tag, createdAt FROM companyList WHERE account = \(account) LIMIT 1000")
        try add(
            "companyListItem", ["list", "siret", "note", "addedAt"],
            """
            SELECT list, CAST(siret AS TEXT), note, addedAt FROM companyListItem
            WHERE list IN (SELECT id FROM companyList WHERE account = \(account) AND companyGroup IS NULL)
            """)
        try add(
            "companyFollowUp", ["id", "siren", "siret", "rhythm", "createdAt"],
            """
            SELECT id, CAST(siren AS TEXT), CAST(siret AS TEXT), rhythm, createdAt FROM companyFollowUp
            WHERE account = \(account)
            """)
        return objects
    }

    /// Takes what is an agent's own away, and the name out of what is their service's.
    private static func erase(_ account: String, in connection: Connection) throws -> Int {
        var count = 0
        for sql: SQL in [
            "DELETE FROM companyGroupMember WHERE account = \(account)",
            "DELETE FROM companyExport WHERE account = \(account)",
            "DELETE FROM companyFollowUp WHERE account = \(account)",
            "DELETE FROM companyList WHERE account = \(account) AND companyGroup IS NULL",
            "UPDATE companyList SET account = '' WHERE account = \(account)",
            """
            UPDATE intervention SET createdBy = '' WHERE id IN (
                SELECT id FROM intervention WHERE createdBy = \(account) LIMIT 400)
            """,
            """
            UPDATE companyExchange SET askedBy = '' WHERE id IN (
                SELECT id FROM companyExchange WHERE askedBy = \(account) LIMIT 400)
            """,
            "UPDATE deposit SET author = '' WHERE id IN (SELECT id FROM deposit WHERE author = \(account) LIMIT 400)",
        ] {
            let changed = try connection.run(sql)
            // A whole step of one of them: there may be more.
            if changed >= 400 { return 1000 }
            count += changed
        }
        return min(count, 999)
    }

    /// What groups write down for themselves.
    static let companyNotes = PersonalData(
        name: "company-notes",
        subjects: Text(fr: "Personnes dont parlent les notes des services", en: "People of whom services' notes speak"),
        purpose: Text(
            fr: "Se souvenir, dans un service, de ce qui concerne une entreprise",
            en: "Remembering in a service what concerns a company"), legalBasis: .publicTask,
        duration: Text(fr: "Deux ans après la note", en: "Two years after the note"),
        columns: ["companyNote.text", "companyNote.author", "companyList.name", "companyListItem.note"],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            var objects: [String] = []
            try TextRows(connection).each(
                "companyNote", ["id", "siren", "text", "writtenAt"],
                """
                SELECT id, CAST(siren AS TEXT), text, writtenAt FROM companyNote WHERE author = \(account) LIMIT 10000
                """
            ) { objects.append($0) }
            return objects
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            return try transaction.connection.run(
                """
                UPDATE companyNote SET author = '' WHERE id IN (
                    SELECT id FROM companyNote WHERE author = \(account) LIMIT 1000)
                """)
        },
        retain: { isDryRun, transaction in
            let connection = transaction.connection
            let oldest = transaction.now.adding(seconds: -CompanyNote.keptForDays * 86_400)
            if isDryRun {
                return try connection.value(
                    "SELECT count(*) FROM companyNote WHERE writtenAt < \(oldest)", as: Int.self) ?? 0
            }
            return try connection.run(
                "DELETE FROM companyNote WHERE id IN (SELECT id FROM companyNote WHERE writtenAt < \(oldest) LIMIT 1000)"
            )
        })
}
