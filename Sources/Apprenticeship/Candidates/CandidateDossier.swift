import Crypto
import Database
import Endpoints
import JSON
import Kernel

/// All that is kept of a candidate, for themselves (GDPR articles 15 and 20).
struct CandidateDossier {
    let candidate: Candidate
    let connection: Connection
    let keys: KeyRing?

    /// Everything, as one object.
    func text() throws -> String {
        var writer = JSONWriter(reserving: 8192)
        writer.beginObject()
        writer.key("profile")
        try JSONEncoder.encode(candidate.details, into: &writer)
        for (name, value) in [
            ("state", candidate.state.rawValue), ("createdAt", candidate.createdAt.description),
            ("lastActiveAt", candidate.lastActiveAt.description),
        ] {
            writer.key(name)
            writer.string(value)
        }
        writer.key("consentAt")
        writer.text(candidate.consentAt?.description)
        writer.key("accommodation")
        if let keys, let accommodation = try AccommodationTable(connection, keys).find(candidate.id) {
            try JSONEncoder.encode(accommodation, into: &writer)
        } else {
            writer.null()
        }
        writer.key("employersSetAside")
        writer.strings(try BlockTable(connection).employers(setAsideBy: candidate.id).map(\.description))
        for (name, query) in lists {
            writer.key(name)
            writer.beginArray()
            try connection.stream(query) { row in writer.raw(Array((try row[0] as String).utf8)) }
            writer.endArray()
        }
        writer.endObject()
        return writer.text
    }

    /// The lists, each row one JSON object made where the rows are.
    private var lists: [(name: String, query: SQL)] {
        let id = candidate.id
        return [
            (
                "applications",
                """
                SELECT json_object('id', id, 'offer', offer, 'state', iif(isTold, state, coalesce(stateBefore, state)),
                    'message', message, 'answers', json(answers), 'sharesAccommodation', json(iif(sharesAccommodation,
                    'true', 'false')), 'interviewAt', interviewAt, 'createdAt', createdAt)
                FROM application WHERE candidate = \(id) ORDER BY id
                """
            ),
            (
                "messages",
                """
                SELECT json_object('application', application.id, 'author', author, 'text', text, 'createdAt',
                    applicationMessage.createdAt)
                FROM applicationMessage JOIN application ON application.id = applicationMessage.application
                WHERE application.candidate = \(id) ORDER BY applicationMessage.id
                """
            ),
            (
                "invitations",
                """
                SELECT json_object('offer', offer, 'message', message, 'createdAt', createdAt)
                FROM offerInvitation WHERE candidate = \(id) ORDER BY id
                """
            ),
            (
                "mandates",
                """
                SELECT json_object('email', email, 'until', until, 'createdAt', createdAt) FROM candidateMandate
                WHERE candidate = \(id)
                """
            ),
            (
                "alerts",
                """
                SELECT json_object('frequency', frequency, 'createdAt', createdAt) FROM offerAlert
                WHERE candidate = \(id) ORDER BY id
                """
            ),
            (
                "appointments",
                """
                SELECT json_object('training', training, 'state', state, 'reason', reason, 'message', message, 'meetsAt',
                    meetsAt, 'createdAt', createdAt)
                FROM trainingAppointment WHERE candidate = \(id) ORDER BY id
                """
            ),
            (
                "jobDatings",
                """
                SELECT json_object('jobDating', jobDating, 'isWithdrawn', json(iif(isWithdrawn, 'true', 'false')),
                    'placedAt', placedAt, 'wishes', (SELECT json_group_array(offer) FROM (SELECT offer FROM jobDatingWish
                    WHERE jobDatingWish.jobDating = jobDatingCandidate.jobDating AND jobDatingWish.candidate = \(id)
                    ORDER BY rank)))
                FROM jobDatingCandidate WHERE candidate = \(id) ORDER BY jobDating
                """
            ),
        ]
    }
}
