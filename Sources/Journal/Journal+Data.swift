import Database
import Endpoints
import JSON
import Kernel

extension PersonalData {
    /// Who did what.
    ///
    /// - Parameter days: after which entries are let go, by the journal's own job.
    static func journal(keptForDays days: Int) -> PersonalData {
        PersonalData(
            name: "journal",
            subjects: Text(fr: "Personnes qui utilisent le service", en: "Persons who use the service"),
            purpose: Text(
                fr: "Montrer qui a fait quoi, et qui a lu quoi", en: "Showing who did what, and who read what"),
            legalBasis: .legalObligation,
            duration: Text(fr: "\(days) jours", en: "\(days) days"),
            columns: ["journalEntry.author", "journalEntry.request", "journalEntry.details"],
            export: { subject, connection in
                guard let account = subject.account else { return [] }
                let entries = try connection.all(
                    """
                    SELECT number, at, code, objectType, object, version, authorKind, author, request, details, salt,
                        payloadDigest, digest
                    FROM journalEntry WHERE authorKind = 'account' AND author = \(account) ORDER BY number LIMIT 10000
                    """, as: JournalEntry.init)
                return try entries.map { String(decoding: try JSONEncoder.encode($0), as: UTF8.self) }
            },
            erase: { subject, transaction in
                guard let account = subject.account else { return 0 }
                let written = try transaction.journal.erase(by: .account(account))
                if written == 1000 { return written }
                return written + (try transaction.journal.erase(on: ObjectName(type: "account", id: account)))
            })
    }
}
