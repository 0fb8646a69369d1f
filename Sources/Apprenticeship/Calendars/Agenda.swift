import Database
import Endpoints
import Kernel

/// The meetings of somebody: interviews, appointments with training centres, job datings.
struct Agenda {
    let connection: Connection
    let places: Places
    let language: Language
    let now: Timestamp

    /// How long what is over stays in a calendar, in days.
    static let pastDays: Int64 = 30
    /// How long an interview or an appointment is taken to last, in minutes: nobody says it.
    static let minutes = 60
    /// How many meetings of each kind a calendar holds.
    static let most = 500

    private var since: Timestamp { now.adding(seconds: -Agenda.pastDays * 86_400) }

    /// The meetings of an account, and of training centres for which it acts, the first first.
    func events(of account: String, centres: [String]) throws -> [CalendarEvent] {
        let candidate = try CandidateTable(connection).find(account: account)?.id
        let employers = try EmployerTable(connection).all(of: account).map(\.id)
        var events = try interviews("application.account = \(account) AND application.candidate IS NOT NULL")
        for employer in employers { events += try interviews("application.employer = \(employer)") }
        if let candidate {
            events += try appointments("trainingAppointment.candidate = \(candidate)")
            events += try meetings("jobDatingMeeting.candidate = \(candidate)")
        }
        for centre in centres {
            events += try appointments("training.organisation = \(centre)")
            events += try interviews(
                """
                application.offer IN (SELECT offer FROM offerDelegation
                    WHERE organisation = \(centre) AND state = 'accepted')
                """)
        }
        for employer in employers { events += try meetings("offer.employer = \(employer)") }
        // Somebody may be on both sides of a meeting, or act for both.
        let unique = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return unique.values.sorted { ($0.begins, $0.id) < ($1.begins, $1.id) }
    }

    /// Interviews that were proposed; a refusal that can still be undone has not happened yet.
    private func interviews(_ whose: SQL) throws -> [CalendarEvent] {
        try connection.all(
            """
            SELECT application.id, application.version, application.interviewAt, application.interviewAcceptedAt,
                offer.details
            FROM application JOIN offer ON offer.id = application.offer
            WHERE \(whose) AND application.interviewAt >= \(since)
                AND iif(application.isTold, application.state, coalesce(application.stateBefore, application.state))
                    IN ('interviewProposed', 'interviewDone', 'proposed', 'accepted')
            ORDER BY application.interviewAt LIMIT \(Agenda.most)
            """
        ) { row in
            let text: String = try row[4]
            let details: OfferDetails = try StoredJSON.read(text)
            let accepted: Timestamp? = try row[3]
            let title = Text(fr: "Entretien : \(details.title)", en: "Interview: \(details.title)")
            return CalendarEvent(
                id: "interview-\(try row[0] as String)", version: try row[1], begins: try row[2],
                minutes: Agenda.minutes,
                summary: title(in: language), place: address(details.workplace), isConfirmed: accepted != nil)
        }
    }

    private func appointments(_ whose: SQL) throws -> [CalendarEvent] {
        try connection.all(
            """
            SELECT trainingAppointment.id, trainingAppointment.version, trainingAppointment.meetsAt, training.name,
                json_extract(training.details, '$.commune')
            FROM trainingAppointment JOIN training ON training.id = trainingAppointment.training
            WHERE \(whose) AND trainingAppointment.state = 'confirmed' AND trainingAppointment.meetsAt >= \(since)
            ORDER BY trainingAppointment.meetsAt LIMIT \(Agenda.most)
            """
        ) { row in
            let name: String = try row[3]
            let commune: String? = try row[4]
            let title = Text(fr: "Rendez-vous : \(name)", en: "Appointment: \(name)")
            return CalendarEvent(
                id: "appointment-\(try row[0] as String)", version: try row[1], begins: try row[2],
                minutes: Agenda.minutes, summary: title(in: language), place: commune.flatMap(places.name(of:)),
                isConfirmed: true)
        }
    }

    /// The slots of job datings, with the offer that is spoken of.
    private func meetings(_ whose: SQL) throws -> [CalendarEvent] {
        let first = ParisTime.day(at: since)
        return try connection.all(
            """
            SELECT jobDating.id, jobDating.version, jobDating.day, jobDating.beginsAt, jobDating.slotMinutes,
                jobDatingMeeting.slot, jobDating.title, jobDating.commune, json_extract(offer.details, '$.title'), offer.id
            FROM jobDatingMeeting JOIN jobDating ON jobDating.id = jobDatingMeeting.jobDating
            JOIN offer ON offer.id = jobDatingMeeting.offer
            WHERE \(whose) AND jobDating.day >= \(first)
            ORDER BY jobDating.day, jobDatingMeeting.slot LIMIT \(Agenda.most)
            """
        ) { row in
            let (event, offer): (String, String) = (try row[0], try row[9])
            let (begins, minutes, slot): (Int, Int, Int) = (try row[3], try row[4], try row[5])
            let (name, commune, title): (String, String, String) = (try row[6], try row[7], try row[8])
            return CalendarEvent(
                id: "\(event)-\(offer)-\(slot)", version: try row[1],
                begins: ParisTime.instant(try row[2], minute: begins).adding(seconds: Int64(slot * minutes * 60)),
                minutes: minutes, summary: "\(name) : \(title)", place: places.name(of: commune), isConfirmed: true)
        }
    }

    private func address(_ workplace: OfferDetails.Workplace) -> String? {
        let parts = [workplace.street, places.name(of: workplace.commune)].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
