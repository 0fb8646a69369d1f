import Database
import Endpoints
import Kernel

extension PersonalData {
    /// What agents said of why they read what is sensitive.
    static let statedPurposes = PersonalData(
        name: "company-purposes",
        subjects: Text(
            fr: "Agents qui consultent des données sensibles", en: "Agents who read what is sensitive"),
        purpose: Text(fr: "Pouvoir contrôler les consultations", en: "Being able to check what is read"),
        legalBasis: .publicTask, duration: Text(fr: "Trois ans", en: "Three years"),
        columns: ["statedPurpose.account", "statedPurpose.text", "companyAgentUse.account"],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            var objects: [String] = []
            try TextRows(connection).each(
                "statedPurpose", ["id", "object", "text", "statedAt"],
                "SELECT id, object, text, statedAt FROM statedPurpose WHERE account = \(account) LIMIT 10000"
            ) { objects.append($0) }
            return objects
        },
        // Whoever read is answerable for it: the words stay until their time is over.
        erase: { _, _ in 0 },
        retain: { isDryRun, transaction in
            let connection = transaction.connection
            let oldest = transaction.now.adding(seconds: -StatedPurpose.keptForDays * 86_400)
            if isDryRun {
                return try connection.value(
                    "SELECT count(*) FROM statedPurpose WHERE statedAt < \(oldest)", as: Int.self) ?? 0
            }
            return try connection.run(
                """
                DELETE FROM statedPurpose WHERE id IN (SELECT id FROM statedPurpose WHERE statedAt < \(oldest) LIMIT 1000)
                """)
        })
}
