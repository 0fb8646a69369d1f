import Database
import Endpoints
import JSON
import Kernel

extension PersonalData {
    /// Letters, and how people want them.
    static let mail = PersonalData(
        name: "mail",
        subjects: Text(fr: "Personnes à qui le service écrit", en: "Persons to whom the service writes"),
        purpose: Text(
            fr: "Prévenir la personne, comme elle le souhaite", en: "Telling the person, in the way that they wish"),
        legalBasis: .publicTask,
        duration: Text(
            fr: "Trente jours après l'envoi pour le nom et l'adresse ; les préférences, autant que le compte",
            en: "Thirty days after sending for name and address; preferences, as long as the account"),
        columns: [
            "letter.reader", "letter.address", "letter.name", "letter.link", "bounce.address", "mailPreference.reader",
        ],
        export: { subject, connection in
            try connection.all(
                """
                SELECT kind, address, state, createdAt FROM letter
                WHERE reader = \(reader(subject)) AND substr(reader, 1, 8) = 'account:'
                    OR address = \(subject.email ?? "")
                ORDER BY id LIMIT 10000
                """
            ) { row in
                struct Letter: Encodable {
                    let kind: String
                    let address: String?
                    let state: String
                    let createdAt: Timestamp
                }
                let letter = Letter(
                    kind: try row["kind"], address: try row["address"], state: try row["state"],
                    createdAt: try row["createdAt"])
                return String(decoding: try JSONEncoder.encode(letter), as: UTF8.self)
            }
        },
        erase: { subject, transaction in
            let connection = transaction.connection
            var count = try connection.run(
                """
                DELETE FROM letter WHERE id IN (
                    SELECT id FROM letter
                    WHERE reader = \(reader(subject)) AND substr(reader, 1, 8) = 'account:' LIMIT 1000)
                """)
            if count == 1000 { return count }
            count += try connection.run(
                """
                DELETE FROM mailPreference WHERE reader IN (\(reader(subject)), \("mail:" + (subject.email ?? "")))
                """)
            guard let email = subject.email else { return count }
            count += try connection.run(
                "DELETE FROM letter WHERE id IN (SELECT id FROM letter WHERE address = \(email) LIMIT 1000)")
            return count + (try connection.run("DELETE FROM bounce WHERE address = \(email)"))
        })

    /// The name under which what an account wants is kept; none but an account has it.
    private static func reader(_ subject: DataSubject) -> String { "account:" + (subject.account ?? "") }
}
