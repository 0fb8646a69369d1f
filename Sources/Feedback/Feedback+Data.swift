import Database
import Endpoints
import Kernel

extension PersonalData {
    /// What people say of the service, who did not say who they are: nothing to find by, and free words all the same.
    static let opinions = PersonalData(
        name: "opinions",
        subjects: Text(
            fr: "Personnes qui donnent leur avis, sans se nommer", en: "Persons who give their opinion, unnamed"),
        purpose: Text(fr: "Améliorer le service", en: "Making the service better"),
        legalBasis: .publicTask,
        duration: Text(fr: "Un an pour le commentaire", en: "One year for the comment"),
        columns: ["opinion.comment"],
        retain: { isDryRun, transaction in
            let oldest = transaction.now.adding(seconds: -365 * 86_400)
            let connection = transaction.connection
            if isDryRun {
                return try connection.value(
                    "SELECT count(*) FROM opinion WHERE comment IS NOT NULL AND createdAt < \(oldest)", as: Int.self)
                    ?? 0
            }
            // What was said in words alone goes whole.
            let silent = try connection.run(
                """
                DELETE FROM opinion WHERE id IN (
                    SELECT id FROM opinion
                    WHERE comment IS NOT NULL AND useful IS NULL AND score IS NULL AND createdAt < \(oldest) LIMIT 500)
                """)
            let spoken = try connection.run(
                """
                UPDATE opinion SET comment = NULL WHERE id IN (
                    SELECT id FROM opinion
                    WHERE comment IS NOT NULL AND (useful IS NOT NULL OR score IS NOT NULL) AND createdAt < \(oldest)
                    LIMIT 500)
                """)
            return silent == 500 || spoken == 500 ? max(silent + spoken, 1000) : silent + spoken
        })
}
