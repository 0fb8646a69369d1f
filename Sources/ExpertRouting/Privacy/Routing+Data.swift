import Database
import Endpoints
import JSON
import Kernel

extension PersonalData {
    /// What expert routing keeps of persons.
    static let ofRouting: [PersonalData] = [needs, experts]

    /// Company heads who state a need, and those who write about it.
    private static let needs = PersonalData(
        name: "needs",
        subjects: Text(
            fr: "Personnes qui expriment la demande d'une entreprise", en: "Persons who state the need of a company"),
        purpose: Text(
            fr: "Transmettre la demande aux experts compétents et les faire rappeler",
            en: "Handing the need to competent experts who call back"),
        legalBasis: .publicTask, duration: Text(fr: "Trois ans", en: "Three years"),
        columns: [
            "need.siret", "need.companyName", "need.company", "need.contactName", "need.contactEmail",
            "need.contactPhone", "need.description", "need.openedBy", "needComment.author", "needComment.text",
            "needSatisfaction.comment",
        ],
        export: { subject, connection in
            guard let email = subject.email else { return [] }
            return try connection.all(
                """
                SELECT id, subject, contactName, contactEmail, contactPhone, description, siret, state, outcome,
                    createdAt
                FROM need WHERE contactEmail = \(email) ORDER BY id LIMIT 10000
                """
            ) { row in
                var writer = JSONWriter()
                writer.beginObject()
                for (place, name) in [
                    "id", "subject", "contactName", "contactEmail", "contactPhone", "description", "siret", "state",
                    "outcome", "createdAt",
                ].enumerated() { writer.member(name, try row[place] as String?) }
                writer.endObject()
                return writer.text
            }
        },
        erase: { subject, transaction in
            var count = 0
            if let email = subject.email {
                let needs = try transaction.connection.all(
                    "SELECT id FROM need WHERE contactEmail = \(email) ORDER BY id LIMIT 1000"
                ) { row in try row[0] as Identifier<Need> }
                count += try erase(needs, in: transaction)
            }
            if let account = subject.account {
                count += try transaction.connection.run(
                    """
                    UPDATE needComment SET author = NULL, text = '-' WHERE id IN (
                        SELECT id FROM needComment WHERE author = \(account) LIMIT 500)
                    """)
                count += try transaction.connection.run(
                    """
                    UPDATE need SET openedBy = NULL WHERE id IN (
                        SELECT id FROM need WHERE openedBy = \(account) LIMIT 500)
                    """)
            }
            return min(count, 1000)
        },
        addresses: { connection in
            try connection.all(
                "SELECT DISTINCT contactEmail FROM need WHERE contactEmail IS NOT NULL"
            ) { row in try row[0] }
        },
        retain: { isDryRun, transaction in
            let oldest = transaction.now.adding(seconds: -3 * 365 * 86_400)
            let needs = try transaction.connection.all(
                """
                SELECT id FROM need WHERE createdAt < \(oldest) AND contactEmail IS NOT NULL
                ORDER BY createdAt LIMIT 1000
                """
            ) { row in try row[0] as Identifier<Need> }
            return isDryRun ? needs.count : try erase(needs, in: transaction)
        })

    /// Takes out of needs all by which somebody could be known, free words too; what is counted stays.
    private static func erase(_ needs: [Identifier<Need>], in transaction: WriteTransaction) throws -> Int {
        let connection = transaction.connection
        for need in needs {
            try connection.run(
                """
                UPDATE need SET siret = NULL, companyName = NULL, company = '{}', contactName = NULL,
                    contactEmail = NULL, contactPhone = NULL, description = NULL, answers = '{}',
                    trackingKey = \(Array(repeating: UInt8(0), count: 0)), version = version + 1
                WHERE id = \(need)
                """)
            try connection.run("UPDATE needComment SET text = '-' WHERE need = \(need)")
            try connection.run("UPDATE needSatisfaction SET comment = NULL WHERE need = \(need)")
        }
        return needs.count
    }

    /// Those whom needs are handed to.
    private static let experts = PersonalData(
        name: "experts",
        subjects: Text(fr: "Membres des équipes d'experts", en: "Members of teams of experts"),
        purpose: Text(fr: "Savoir à qui transmettre", en: "Knowing whom to hand needs to"), legalBasis: .publicTask,
        duration: Text(
            fr: "Tant que la personne est membre de l'équipe", en: "As long as the person belongs to the team"),
        columns: ["expertMember.account", "expertPeriod.members", "expertPeriod.name", "expertPeriod.mailbox"],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            return try connection.all(
                "SELECT expert FROM expertMember WHERE account = \(account) ORDER BY expert"
            ) { row in #"{"expert":"\#(try row[0] as String)"}"# }
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            let connection = transaction.connection
            let changed = try connection.run(
                """
                UPDATE expertPeriod SET members = trim(replace(' ' || members || ' ', ' ' || \(account) || ' ', ' '))
                WHERE id IN (SELECT expert FROM expertMember WHERE account = \(account))
                    AND instr(members, \(account)) > 0
                """)
            try connection.run("DELETE FROM expertMember WHERE account = \(account)")
            return min(changed, 1000)
        })
}
