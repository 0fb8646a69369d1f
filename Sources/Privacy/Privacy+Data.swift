import Database
import Endpoints
import JSON
import Kernel

extension PersonalData {
    /// What this module itself keeps of persons.
    static let privacyRequests = PersonalData(
        name: "privacy-requests",
        subjects: Text(fr: "Personnes qui exercent leurs droits", en: "Persons who use their rights"),
        purpose: Text(fr: "Répondre à leurs demandes et le prouver", en: "Answering their requests, and proving it"),
        legalBasis: .legalObligation,
        duration: Text(
            fr: "Cinq ans après la réponse ; jusqu'à l'effacement de la personne pour ce qui la nomme",
            en: "Five years after the answer; until the person is erased for what names them"),
        isPublicArchive: true,
        columns: [
            "privacyRequest.account", "privacyRequest.email", "privacyRequest.message", "privacyRequest.reason",
        ],
        export: { subject, connection in
            let table = PrivacyRequestTable(connection)
            let own = try subject.account.map { try table.latest(1000, of: $0, before: nil) } ?? []
            return try (own + table.all(ofAddress: subject.email ?? "")).map { request in
                String(decoding: try JSONEncoder.encode(RequestView(request, canDecide: false)), as: UTF8.self)
            }
        },
        erase: { subject, transaction in
            try transaction.connection.run(
                """
                UPDATE privacyRequest SET account = NULL, email = NULL, message = NULL, reason = NULL WHERE id IN (
                    SELECT id FROM privacyRequest
                    WHERE account = \(subject.account ?? "") OR email = \(subject.email ?? "") LIMIT 1000)
                """)
        },
        addresses: { connection in
            try connection.all("SELECT DISTINCT email FROM privacyRequest WHERE email IS NOT NULL") { try $0[0] }
        },
        retain: { isDryRun, transaction in
            let oldest = transaction.now.adding(seconds: -5 * 365 * 86_400)
            if isDryRun {
                return try transaction.connection.value(
                    "SELECT count(*) FROM privacyRequest WHERE decidedAt < \(oldest)", as: Int.self) ?? 0
            }
            return try transaction.connection.run(
                """
                DELETE FROM privacyRequest WHERE id IN (
                    SELECT id FROM privacyRequest WHERE decidedAt < \(oldest) LIMIT 1000)
                """)
        })
}
