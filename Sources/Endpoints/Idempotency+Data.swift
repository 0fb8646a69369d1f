import Database
import Kernel

extension IdempotencyRecord {
    /// Answers kept to be given again may speak of anybody.
    static let personalData = PersonalData(
        name: "repeated-requests",
        subjects: Text(fr: "Personnes dont parle une réponse", en: "Persons of whom an answer speaks"),
        purpose: Text(
            fr: "Redonner la même réponse à une demande répétée", en: "Giving the same answer to a repeated request"),
        legalBasis: .publicTask, duration: Text(fr: "Vingt-quatre heures", en: "Twenty-four hours"),
        columns: ["idempotencyRecord.caller", "idempotencyRecord.body"],
        erase: { subject, transaction in
            // Few rows, since none is older than a day: those that the person was given, and those that name them.
            var count = 0
            for name in [subject.account, subject.email].compactMap(\.self) {
                count += try transaction.connection.run(
                    """
                    DELETE FROM idempotencyRecord WHERE (caller, key) IN (
                        SELECT caller, key FROM idempotencyRecord
                        WHERE caller = \("account:" + name) OR instr(body, CAST(\(name) AS BLOB)) > 0 LIMIT 500)
                    """)
            }
            return count
        })
}
