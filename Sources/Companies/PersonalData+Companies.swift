import Database
import Endpoints
import JSON
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
        columns: ["company.person", "sourceAnswer.body", "partnerRecord.data"])

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
            "deposit.author",
        ],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            return try connection.all(
                "SELECT companyGroup, role, scopes, until FROM companyGroupMember WHERE account = \(account)"
            ) { row in
                var writer = JSONWriter()
                writer.beginObject()
                writer.member("companyGroup", try row[0] as String)
                writer.member("role", try row[1] as String)
                writer.member("scopes", try row[2] as String)
                writer.member("until", try row[3] as String?)
                writer.endObject()
                return writer.text
            }
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            let connection = transaction.connection
            var count = try connection.run("DELETE FROM companyGroupMember WHERE account = \(account)")
            count += try connection.run("DELETE FROM companyExport WHERE account = \(account)")
            count += try connection.run(
                """
                UPDATE intervention SET createdBy = '' WHERE id IN (
                    SELECT id FROM intervention WHERE createdBy = \(account) LIMIT 400)
                """)
            count += try connection.run(
                """
                UPDATE companyExchange SET askedBy = '' WHERE id IN (
                    SELECT id FROM companyExchange WHERE askedBy = \(account) LIMIT 400)
                """)
            return min(count, 1000)
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
