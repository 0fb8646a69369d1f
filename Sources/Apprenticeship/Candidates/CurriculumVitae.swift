import Accounts
package import Attachments
package import Database
import Endpoints
import Journal
import Kernel

/// The CV of a candidate: a file of theirs, read by those who know who they are.
struct CurriculumVitae {
    let candidate: Candidate.ID
    let transaction: WriteTransaction

    /// The most bytes: 3 MB.
    static let mostBytes = 3 << 20
    /// How long it is kept once the search is over, in days.
    static let keptDays: Int64 = 183

    private var name: ObjectName { Self.name(of: candidate) }

    /// How files are attached to a candidate.
    static func name(of candidate: Candidate.ID) -> ObjectName { ObjectName("candidate", candidate) }

    /// Attaches another CV, and destroys the one before.
    ///
    /// - Throws: an invalid body, when it is no file of the caller's, or not one that employers open.
    func replace(_ earlier: String?, by later: String?, for caller: Caller) throws {
        guard earlier != later else { return }
        if earlier != nil { try transaction.attachments.erase(of: name) }
        guard let later else { return }
        guard let id = Attachment.ID(later), let file = try AttachmentTable(transaction.connection).find(id) else {
            throw Self.fault(
                "unknown", "Envoyez d'abord le fichier : POST /v1/attachments.",
                "Send the file first: POST /v1/attachments.")
        }
        guard file.bytes <= Self.mostBytes, [.pdf, .docx].contains(file.type) else {
            throw Self.fault("type", "Un PDF ou un DOCX de 3 Mo au plus.", "A PDF or a DOCX of 3 MB at most.")
        }
        try transaction.attachments.attach(id, to: name, by: caller)
    }

    /// Destroys it.
    func erase() throws { try transaction.attachments.erase(of: name) }

    private static func fault(_ code: String, _ french: String, _ english: String) -> Failure {
        Failure.invalid([Failure.Field("/cv", code, Text(fr: french, en: english))])
    }
}

extension Apprenticeship {
    /// Who reads a CV: its candidate, who represents them, and those who answer an application whose interview was accepted.
    package static let attachmentRule = AttachmentRule(objectType: "candidate") { object, caller, connection in
        guard let id = Candidate.ID(object.id), let candidate = try CandidateTable(connection).find(id),
            let person = caller.person
        else { return .nothing }
        if caller.holds(.candidate), candidate.account == person.account { return .content }
        if caller.holds(.representative), let email = try caller.accountEmail(in: connection),
            candidate.details.representative?.email.lowercased() == email
        {
            return .content
        }
        let applications = try connection.all(
            "SELECT offer, employer FROM application WHERE candidate = \(id) AND interviewAcceptedAt IS NOT NULL"
        ) { row in
            let place: (offer: Offer.ID, employer: Employer.ID) = (try row[0], try row[1])
            return place
        }
        let isKnown = try applications.contains {
            try caller.answers(for: $0.offer, of: $0.employer, in: connection)
        }
        return isKnown ? .content : .nothing
    }

    /// Destroys CVs of people who search no longer, six months after: at most a hundred at a time.
    package func forgetCVs(in transaction: WriteTransaction) throws -> Bool {
        let table = CandidateTable(transaction.connection)
        let oldest = transaction.now.adding(seconds: -CurriculumVitae.keptDays * 86_400)
        let over = try table.withCV(searchingNoLongerSince: oldest, limit: 100)
        for var candidate in over {
            try CurriculumVitae(candidate: candidate.id, transaction: transaction).erase()
            candidate.details.cv = nil
            candidate.version += 1
            try table.save(candidate)
            try transaction.journal.append(.candidate("cv-erased", candidate.id), by: .service)
        }
        return over.count == 100
    }
}
