import Database
import Endpoints
import Journal
import Kernel

/// Where apprenticeship keeps personal data.
extension Apprenticeship {
    var personalData: [PersonalData] {
        [candidateData, applicationData, accommodationData, employerData, reportData]
    }

    /// Profiles: gone two years after the last sign of life.
    private var candidateData: PersonalData {
        PersonalData(
            name: "apprenticeship-candidates",
            subjects: Text(
                fr: "Candidats à l'apprentissage et leurs représentants légaux",
                en: "Candidates for apprenticeship and their legal representatives"),
            purpose: Text(
                fr: "Mettre en relation candidats et employeurs", en: "Bringing candidates and employers together"),
            legalBasis: .publicTask,
            duration: Text(
                fr: "24 mois après la dernière activité", en: "24 months after the last activity"),
            columns: [
                "candidate.account", "candidate.birthDate", "candidate.latitude", "candidate.longitude",
                "candidate.cell",
                "candidate.departement", "candidate.representativeEmail", "candidate.details",
                "candidate.exceptionUntil", "candidateMandate.email", "candidateWish.birthDate", "candidateWish.cell",
                "candidateWish.exceptionUntil", "candidateWish.latitude", "candidateWish.longitude",
                "offerInvitation.message", "trainingAppointment.message",
            ],
            export: { [keys] subject, connection in
                guard let account = subject.account,
                    let candidate = try CandidateTable(connection).find(account: account)
                else { return [] }
                return [try CandidateDossier(candidate: candidate, connection: connection, keys: keys).text()]
            },
            erase: { subject, transaction in
                guard let account = subject.account,
                    let candidate = try CandidateTable(transaction.connection).find(account: account)
                else { return 0 }
                try CurriculumVitae(candidate: candidate.id, transaction: transaction).erase()
                try CandidateTable(transaction.connection).delete(candidate.id)
                try transaction.journal.erase(on: ObjectName("candidate", candidate.id))
                return 1
            },
            retain: { isDryRun, transaction in
                let oldest = transaction.now.adding(seconds: -730 * 86_400)
                let over: SQL = "SELECT id FROM candidate WHERE lastActiveAt < \(oldest)"
                if isDryRun { return try Apprenticeship.retain(true, transaction, over, over) }
                // One after the other: each has a file that goes with them.
                let ids = try transaction.connection.all("\(over) LIMIT 1000") { row in try row[0] as Candidate.ID }
                for id in ids {
                    try CurriculumVitae(candidate: id, transaction: transaction).erase()
                    try CandidateTable(transaction.connection).delete(id)
                }
                return ids.count
            })
    }

    /// Applications: their words go six months after they end, all of them after two years.
    private var applicationData: PersonalData {
        PersonalData(
            name: "apprenticeship-applications",
            subjects: Text(fr: "Candidats à une offre", en: "Applicants for an offer"),
            purpose: Text(
                fr: "Suivre une candidature jusqu'au contrat", en: "Following an application to the contract"),
            legalBasis: .publicTask,
            duration: Text(
                fr: "24 mois après l'envoi ; messages 12 mois après la fin",
                en: "24 months after sending; messages 12 months after the end"),
            columns: [
                "application.account", "application.message", "application.answers", "application.refusal",
                "applicationMessage.text",
            ],
            export: { subject, connection in
                guard let account = subject.account else { return [] }
                return try connection.all(
                    """
                    SELECT id, message, answers FROM application
                    WHERE account = \(account) ORDER BY createdAt LIMIT 1000
                    """
                ) { row in
                    let id: String = try row[0]
                    let message: String? = try row[1]
                    let answers: String = try row[2]
                    return try StoredJSON.text(["id": id, "message": message ?? "", "answers": answers])
                }
            },
            erase: { subject, transaction in
                guard let account = subject.account else { return 0 }
                return try transaction.connection.run(
                    """
                    DELETE FROM application WHERE id IN (
                        SELECT id FROM application WHERE account = \(account) LIMIT 1000)
                    """)
            },
            retain: { isDryRun, transaction in
                let oldest = transaction.now.adding(seconds: -730 * 86_400)
                let closed = transaction.now.adding(seconds: -365 * 86_400)
                let whole = try Apprenticeship.retain(
                    isDryRun, transaction, "SELECT id FROM application WHERE createdAt < \(oldest)",
                    "DELETE FROM application WHERE id IN (SELECT id FROM application WHERE createdAt < \(oldest) LIMIT 1000)"
                )
                let thread: SQL = """
                    SELECT applicationMessage.id FROM applicationMessage
                    JOIN application ON application.id = applicationMessage.application
                    WHERE application.changedAt < \(closed)
                    """
                return whole
                    + (try Apprenticeship.retain(
                        isDryRun, transaction, thread,
                        "DELETE FROM applicationMessage WHERE id IN (\(thread) LIMIT 1000)"))
            })
    }

    /// Accommodations: gone three months after the search is over.
    private var accommodationData: PersonalData {
        PersonalData(
            name: "apprenticeship-accommodations",
            subjects: Text(
                fr: "Candidats reconnus travailleurs handicapés, ou de plus de 29 ans",
                en: "Candidates recognised as disabled workers, or above 29"),
            purpose: Text(
                fr: "Aménager le poste, et appliquer la loi sur l'âge",
                en: "Adapting the post, and applying the law on age"),
            legalBasis: .consent,
            duration: Text(
                fr: "3 mois après le placement ou la dernière activité, scellés",
                en: "3 months after the placement or the last activity, sealed"),
            columns: ["candidateAccommodation.content"],
            retain: { isDryRun, transaction in
                let oldest = transaction.now.adding(seconds: -91 * 86_400)
                let over: SQL = """
                    SELECT candidateAccommodation.candidate FROM candidateAccommodation
                    JOIN candidate ON candidate.id = candidateAccommodation.candidate
                    WHERE candidate.lastActiveAt < \(oldest)
                    """
                return try Apprenticeship.retain(
                    isDryRun, transaction, over,
                    "DELETE FROM candidateAccommodation WHERE candidate IN (\(over) LIMIT 1000)")
            })
    }

    /// Who acts for employers, and how to reach them.
    private var employerData: PersonalData {
        PersonalData(
            name: "apprenticeship-employers",
            subjects: Text(fr: "Personnes qui recrutent", en: "Persons who recruit"),
            purpose: Text(fr: "Publier des offres et y répondre", en: "Publishing offers and answering"),
            legalBasis: .publicTask,
            duration: Text(
                fr: "Le temps du compte ; coordonnées d'une offre, 24 mois après son terme",
                en: "As long as the account; contacts of an offer, 24 months after its end"),
            columns: ["employerUser.account", "employerUser.emailDomain", "offer.contact"],
            export: { subject, connection in
                guard let account = subject.account else { return [] }
                return try connection.all(
                    """
                    SELECT json_object('employer', employer.id, 'siret', siret, 'name', name, 'emailDomain', emailDomain)
                    FROM employerUser JOIN employer ON employer.id = employerUser.employer
                    WHERE account = \(account) ORDER BY employer.id
                    """
                ) { row in try row[0] }
            },
            erase: { subject, transaction in
                guard let account = subject.account else { return 0 }
                return try transaction.connection.run("DELETE FROM employerUser WHERE account = \(account)")
            },
            retain: { isDryRun, transaction in
                let oldest = ParisTime.day(at: transaction.now).adding(months: -24)
                let over: SQL =
                    "SELECT id FROM offer WHERE expiresOn < \(oldest) AND state <> 'active' AND contact <> '{}'"
                return try Apprenticeship.retain(
                    isDryRun, transaction, over,
                    "UPDATE offer SET contact = '{}' WHERE id IN (\(over) LIMIT 1000)")
            })
    }

    /// Who reported offers, and what they wrote.
    private var reportData: PersonalData {
        PersonalData(
            name: "apprenticeship-reports",
            subjects: Text(fr: "Personnes qui signalent une offre", en: "Persons who report an offer"),
            purpose: Text(fr: "Retirer les offres qui trompent", en: "Removing offers that deceive"),
            legalBasis: .publicTask, duration: Text(fr: "12 mois", en: "12 months"),
            columns: ["offerReport.account", "offerReport.detail"],
            export: { subject, connection in
                guard let account = subject.account else { return [] }
                return try connection.all(
                    """
                    SELECT json_object('offer', offer, 'reason', reason, 'detail', detail, 'createdAt', createdAt)
                    FROM offerReport WHERE account = \(account) ORDER BY id
                    """
                ) { row in try row[0] }
            },
            erase: { subject, transaction in
                guard let account = subject.account else { return 0 }
                return try transaction.connection.run(
                    """
                    DELETE FROM offerReport WHERE id IN (
                        SELECT id FROM offerReport WHERE account = \(account) LIMIT 1000)
                    """)
            },
            retain: { isDryRun, transaction in
                let oldest = transaction.now.adding(seconds: -365 * 86_400)
                let over: SQL = "SELECT id FROM offerReport WHERE createdAt < \(oldest)"
                return try Apprenticeship.retain(
                    isDryRun, transaction, over, "DELETE FROM offerReport WHERE id IN (\(over) LIMIT 1000)")
            })
    }

    /// Counts what has outlived its time, or erases at most a thousand rows of it.
    private static func retain(_ isDryRun: Bool, _ transaction: WriteTransaction, _ found: SQL, _ erase: SQL) throws
        -> Int
    {
        if isDryRun {
            return try transaction.connection.value("SELECT count(*) FROM (\(found))", as: Int.self) ?? 0
        }
        return try transaction.connection.run(erase)
    }
}
