import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Says, as the training centre, when the appointment is, or that there is none.
struct AnswerAppointment: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/appointments/{appointment}/answer", id: "answerTrainingAppointment",
        access: ApprenticeshipAccess.centres, bodyLimit: 1 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Identifier<Appointment>
        let seen: Precondition
        /// Absent when there is no appointment.
        let meetsAt: Timestamp?

        private struct Body: Decodable { let meetsAt: Timestamp? }

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("appointment")
            seen = try request.precondition()
            meetsAt = try request.json(as: Body.self).meetsAt
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let found = try AppointmentTable(transaction.connection).find(input.id),
            let organisation = found.organisation, caller.centres.contains(organisation)
        else { throw Failure(.notFound) }
        try input.seen.check(found.appointment.version)
        guard found.appointment.state == .asked else { throw Failure(.transitionImpossible) }
        if let day = input.meetsAt, day <= transaction.now {
            throw Failure.invalid([
                Failure.Field("/meetsAt", "range", Text(fr: "Une date à venir.", en: "A time to come."))
            ])
        }
        return try apprenticeship.settle(
            found.appointment, input.meetsAt == nil ? .declined : .confirmed, meetsAt: input.meetsAt, for: caller,
            in: transaction)
    }
}

/// Calls an appointment off, as the candidate or as the centre.
struct CancelAppointment: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/appointments/{appointment}/cancel", id: "cancelTrainingAppointment",
        access: .granted(roles: [.candidate, .trainingCentre]), bodyLimit: 1 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Identifier<Appointment>
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("appointment")
            seen = try request.precondition()
            try request.expectNothing()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard let found = try AppointmentTable(connection).find(input.id) else { throw Failure(.notFound) }
        let isOwn =
            try caller.holds(.candidate)
            && CandidateTable(connection).find(account: caller.person!.account)?.id == found.candidate
        let isCentre = found.organisation.map { caller.centres.contains($0) } ?? false
        guard isOwn || isCentre else { throw Failure(.notFound) }
        try input.seen.check(found.appointment.version)
        guard [.asked, .confirmed].contains(found.appointment.state) else { throw Failure(.transitionImpossible) }
        return try apprenticeship.settle(found.appointment, .cancelled, meetsAt: nil, for: caller, in: transaction)
    }
}

extension Apprenticeship {
    /// Writes where an appointment stands, and tells the candidate and the centre.
    fileprivate func settle(
        _ appointment: Appointment, _ state: Appointment.State, meetsAt: Timestamp?, for caller: Caller,
        in transaction: WriteTransaction
    ) throws -> Representation {
        let table = AppointmentTable(transaction.connection)
        try table.settle(appointment.id, state, meetsAt: meetsAt)
        let code: StaticString =
            switch state {
            case .confirmed: "appointment-confirmed"
            case .declined: "appointment-declined"
            case .asked, .cancelled: "appointment-cancelled"
            }
        try transaction.journal.append(Event(code, on: appointment.name), by: caller)
        guard let (settled, candidate, organisation) = try table.find(appointment.id) else { throw Failure(.notFound) }
        let letters = letters(in: transaction)
        if let person = try CandidateTable(transaction.connection).find(candidate) {
            try letters.appointmentSettled(settled, to: person)
        }
        if state == .cancelled, let organisation { try letters.appointmentCancelled(settled, of: organisation) }
        return Representation(.ok, .json, try JSONEncoder.encode(settled), version: settled.version)
    }
}
