import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Shows one's own meetings as a calendar.
struct ShowOwnCalendar: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/calendar", id: "showApprenticeshipCalendar", access: ApprenticeshipAccess.sides,
        produces: .calendar)
    let apprenticeship: Apprenticeship

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        try apprenticeship.calendar(
            of: caller.person!.account, centres: caller.centres, in: caller.language, connection)
    }
}

/// Gives a link to one's own calendar, for programs that read calendars and cannot sign in.
struct ShowCalendarLink: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/calendar-link", id: "showApprenticeshipCalendarLink",
        access: ApprenticeshipAccess.sides)
    let apprenticeship: Apprenticeship

    private struct Answer: Encodable {
        let link: String
        let until: Day
    }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let keys = apprenticeship.keys else { throw Failure(.sealingUnavailable) }
        let until = apprenticeship.today.adding(months: 12)
        let token = SignedLink(action: .calendar, object: caller.person!.account, until: until).token(keys)
        let answer = Answer(link: "/v1/apprenticeship/calendars/" + token, until: until)
        return Representation(.ok, .json, try JSONEncoder.encode(answer))
    }
}

/// Shows the calendar behind a link: for whoever holds it, as long as it is good.
struct ShowLinkedCalendar: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/calendars/{token}", id: "showLinkedApprenticeshipCalendar", access: .anyone,
        produces: .calendar)
    let apprenticeship: Apprenticeship

    func handle(_ input: ShowLink.Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let link = apprenticeship.link(input.token, at: apprenticeship.now), link.action == .calendar else {
            throw Failure(.notFound)
        }
        let centres = try connection.all(
            """
            SELECT DISTINCT organisation FROM membership
            WHERE account = \(link.object) AND role = 'trainingCentre' AND organisation IS NOT NULL
            """
        ) { row in try row[0] as String }
        return try apprenticeship.calendar(of: link.object, centres: centres, in: caller.language, connection)
    }
}

extension Apprenticeship {
    /// The meetings of an account as a calendar.
    fileprivate func calendar(
        of account: String, centres: [String], in language: Language, _ connection: Connection
    ) throws -> Representation {
        let agenda = Agenda(connection: connection, places: Places(territories), language: language, now: now)
        let name = Text(fr: "Apprentissage", en: "Apprenticeship")(in: language)
        let text = CalendarText(name: name, try agenda.events(of: account, centres: centres), at: now)
        return Representation(.ok, .calendar, text.bytes)
    }
}

extension MediaType {
    /// A calendar (RFC 5545 §3.1.4: UTF-8).
    static let calendar = MediaType("text/calendar", charset: true)
}
