import Database
import Endpoints
import JSON
import Kernel

extension RoutingDesk {
    /// What expert routing keeps of persons.
    var personalData: [PersonalData] { [needs, experts] }

    /// Company heads who state a need, with an account or without, and those who write about it.
    private var needs: PersonalData {
        PersonalData(
            name: "needs",
            subjects: Text(
                fr: "Personnes qui expriment la demande d'une entreprise", en: "Persons who state the need of a company"
            ),
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
                try NeedDisclosure(connection).lines(of: subject)
            },
            erase: { subject, transaction in
                var count = 0
                if let email = subject.email {
                    let needs = try transaction.connection.all(
                        "SELECT id FROM need WHERE contactEmail = \(email) ORDER BY id LIMIT 1000"
                    ) { row in try row[0] as Identifier<Need> }
                    count += try self.erase(needs, in: transaction)
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
                return isDryRun ? needs.count : try self.erase(needs, in: transaction)
            })
    }

    /// Takes out of needs all by which somebody could be known, free words too; what is counted stays. Nobody can call back
    /// whom nobody knows: a need that is under way is withdrawn, and those who have it are told.
    private func erase(_ needs: [Identifier<Need>], in transaction: WriteTransaction) throws -> Int {
        let connection = transaction.connection
        let register = NeedRegister(transaction, for: nil, self)
        for need in needs {
            if let known = try register.needs.find(need), known.isUnderWay { _ = try register.withdraw(known) }
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
    private var experts: PersonalData {
        PersonalData(
            name: "experts",
            subjects: Text(fr: "Membres des équipes d'experts", en: "Members of teams of experts"),
            purpose: Text(fr: "Savoir à qui transmettre", en: "Knowing whom to hand needs to"), legalBasis: .publicTask,
            duration: Text(
                fr: "Tant que la personne est membre de l'équipe", en: "As long as the person belongs to the team"),
            columns: ["expertMember.account", "expertPeriod.members", "expertPeriod.name", "expertPeriod.mailbox"],
            export: { subject, connection in
                try connection.all(
                    """
                    SELECT json_object('expert', id, 'name', name, 'mailbox', mailbox, 'from', validFrom, 'to', validTo)
                    FROM expertPeriod
                    WHERE id IN (SELECT expert FROM expertMember WHERE account = \(subject.account ?? ""))
                        OR mailbox = \(subject.email ?? "")
                    ORDER BY id, validFrom LIMIT 10000
                    """
                ) { row in try row[0] }
            },
            erase: { subject, transaction in
                let connection = transaction.connection
                var changed = 0
                if let email = subject.email {
                    // What is over; a mailbox that is in use goes with its expert, or with the address that takes its place.
                    changed += try connection.run(
                        """
                        UPDATE expertPeriod SET mailbox = '', name = '-' WHERE (id, validFrom) IN (
                            SELECT id, validFrom FROM expertPeriod
                            WHERE mailbox = \(email) AND validTo <= \(transaction.now) LIMIT 500)
                        """)
                }
                if let account = subject.account {
                    changed += try connection.run(
                        """
                        UPDATE expertPeriod
                        SET members = trim(replace(' ' || members || ' ', ' ' || \(account) || ' ', ' '))
                        WHERE id IN (SELECT expert FROM expertMember WHERE account = \(account))
                            AND instr(members, \(account)) > 0
                        """)
                    try connection.run("DELETE FROM expertMember WHERE account = \(account)")
                }
                return min(changed, 1000)
            })
    }
}
