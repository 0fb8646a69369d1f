import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Lists outages, the latest first: whoever signed in may look there before they open a ticket.
struct ListIncidents: Query {
    static let operation = Operation(.get, "/v1/incidents", id: "listIncidents", access: .signedIn)

    func handle(_ input: LatestPage<Incident>, for caller: Caller, in connection: Connection) throws -> Representation {
        let incidents = try IncidentTable(connection).all(
            of: input.organisation, before: input.cursor?.id, limit: input.limit.value + 1)
        return .latest(incidents, limit: input.limit, id: \.id) { incident, writer in incident.write(to: &writer) }
    }
}

/// Tells of an outage.
struct OpenIncident: Command {
    static let operation = Operation(
        .post, "/v1/incidents", id: "openIncident", access: OrganisationRights.keepers)

    struct Input: RequestReadable {
        let body: Body

        struct Body: Decodable, Sendable {
            let organisation: Organisation.Slug
            let title: Subject
        }

        init(from request: inout RequestReader) throws(Failure) { body = try request.json(as: Body.self) }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        try OrganisationRights(caller: caller).demand(input.body.organisation.description)
        let incident = Incident(
            id: transaction.identifier(), version: 1, organisation: input.body.organisation.description,
            title: input.body.title.description, endedAt: nil, createdAt: transaction.now)
        try IncidentTable(transaction.connection).put(incident)
        try transaction.journal.append(
            Event("incident-opened", on: ObjectName("incident", incident.id), version: 1), by: caller)
        var writer = JSONWriter(reserving: 256)
        incident.write(to: &writer)
        var answer = Representation(.created, .json, writer.bytes, version: 1)
        answer.fields.append(.location, "/v1/incidents/\(incident.id)")
        return answer
    }
}

/// The name of an incident in a path, with what is done to it.
struct IncidentOrder<Body: Decodable & Sendable>: RequestReadable {
    let incident: Identifier<Incident>
    let body: Body

    init(from request: inout RequestReader) throws(Failure) {
        incident = try request.path("incident")
        body = try request.json(as: Body.self)
    }
}

/// Links tickets to an outage: those that one works on.
struct LinkTickets: Command {
    static let operation = Operation(
        .post, "/v1/incidents/{incident}/tickets", id: "linkTicketsToIncident", access: OrganisationRights.keepers)
    let keeping: TicketKeeping

    struct Body: Decodable, Sendable { let tickets: [Ticket.ID] }

    func handle(_ input: IncidentOrder<Body>, for caller: Caller, in transaction: WriteTransaction) throws
        -> Representation
    {
        let incident = try IncidentRights(transaction.connection, caller).own(input.incident)
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        for id in input.body.tickets.prefix(100) {
            let met = try desk.meet(id, to: .note)
            var ticket = met.ticket
            ticket.incident = incident.id
            ticket.touch(at: desk.now)
            try desk.save(ticket, was: met)
            try desk.record(.linked, on: ticket)
        }
        return Representation(.noContent, .json, [])
    }
}

/// Answers all open tickets of an outage at once, and resolves them when it says so; each as if it had been written there.
struct AnswerIncident: Command {
    static let operation = Operation(
        .post, "/v1/incidents/{incident}/answer", id: "answerIncident", access: OrganisationRights.keepers)
    let keeping: TicketKeeping

    struct Body: Decodable, Sendable {
        let message: LongText
        let resolve: Bool?
    }

    func handle(_ input: IncidentOrder<Body>, for caller: Caller, in transaction: WriteTransaction) throws
        -> Representation
    {
        let connection = transaction.connection
        let incident = try IncidentRights(connection, caller).own(input.incident)
        let desk = TicketDesk(keeping, for: caller, in: transaction)
        var answered = 0
        for ticket in try IncidentTable(connection).tickets(of: incident.id) {
            let met = try desk.meetAgain(ticket)
            // A ticket that went elsewhere since is not this caller's to answer.
            guard met.standing.actions.contains(input.body.resolve == true ? .resolve : .message) else { continue }
            try answer(met, input.body, desk)
            answered += 1
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("answered", answered)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }

    private func answer(_ met: MetTicket, _ body: Body, _ desk: TicketDesk) throws {
        var ticket = met.ticket
        let resolves = body.resolve == true && Transition.resolve.target(from: ticket.state) != nil
        try ticket.move(resolves ? .resolve : .agentMessage, at: desk.now)
        if resolves { ticket.moments.resolved = desk.now }
        let message = try desk.write(
            MessageOrder(text: body.message.description, type: resolves ? .resolution : .message), on: &ticket, met)
        var clocks = try desk.clocks(of: ticket)
        try desk.noteAnswer(on: &ticket, met, &clocks)
        if resolves { clocks.meet([.nextAnswer, .resolution], at: desk.now) }
        ticket.touch(at: desk.now)
        try desk.save(ticket, was: met, clocks: clocks)
        try desk.record(
            resolves ? .resolved : .answered, on: ticket,
            details: resolves ? TicketFigures.delays(of: ticket, at: desk.now) : nil)
        try desk.tell(resolves ? .resolved : .message, of: ticket, step: String(message.place))
    }
}

/// Says that an outage is over.
struct EndIncident: Command {
    static let operation = Operation(
        .post, "/v1/incidents/{incident}/end", id: "endIncident", access: OrganisationRights.keepers)

    func handle(_ input: IncidentOrder<EmptyBody>, for caller: Caller, in transaction: WriteTransaction) throws
        -> Representation
    {
        var incident = try IncidentRights(transaction.connection, caller).own(input.incident)
        if incident.endedAt == nil {
            incident.endedAt = transaction.now
            incident.version += 1
            try IncidentTable(transaction.connection).put(incident)
            try transaction.journal.append(
                Event("incident-ended", on: ObjectName("incident", incident.id), version: incident.version),
                by: caller)
        }
        var writer = JSONWriter(reserving: 256)
        incident.write(to: &writer)
        return Representation(.ok, .json, writer.bytes, version: incident.version)
    }
}

/// The outages of the organisations for which a caller answers.
struct IncidentRights {
    private let connection: Connection
    private let caller: Caller

    init(_ connection: Connection, _ caller: Caller) {
        self.connection = connection
        self.caller = caller
    }

    /// - Throws: `not-found` when there is none, `forbidden` for another organisation's.
    func own(_ id: Identifier<Incident>) throws -> Incident {
        guard let incident = try IncidentTable(connection).find(id) else { throw Failure(.notFound) }
        try OrganisationRights(caller: caller).demand(incident.organisation)
        return incident
    }
}
