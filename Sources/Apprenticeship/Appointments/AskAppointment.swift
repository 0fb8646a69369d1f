import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Asks the centre that keeps a course for an appointment.
struct AskAppointment: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/trainings/{training}/appointments", id: "askTrainingAppointment",
        access: ApprenticeshipAccess.candidates, bodyLimit: 8 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let training: String
        let reason: Appointment.Reason
        let message: String?

        private struct Body: Decodable {
            let reason: Appointment.Reason
            let message: String?
        }

        init(from request: inout RequestReader) throws(Failure) {
            training = try request.path("training")
            let body = try request.json(as: Body.self)
            reason = body.reason
            message = body.message.flatMap { Prose.trimmed($0, 1...1000, isOneLine: false) }
            if body.message != nil, message == nil {
                throw Failure.invalid([
                    Failure.Field(
                        "/message", "length", Text(fr: "1 000 caractères au plus.", en: "1,000 characters at most."))
                ])
            }
        }
    }

    func handle(
        _ input: Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Created<Appointment> {
        guard let candidate = try CandidateTable(transaction.connection).find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        // What a partner's feed brought has nobody here to answer.
        guard let training = try TrainingTable(transaction.connection).find(input.training),
            let organisation = training.organisation
        else { throw Failure(.notFound) }
        let appointment = Appointment(
            id: transaction.identifier(), version: 1, training: training.id, trainingName: training.name,
            state: .asked, reason: input.reason, message: input.message, meetsAt: nil, createdAt: transaction.now)
        guard try AppointmentTable(transaction.connection).insert(appointment, of: candidate.id) else {
            throw Failure(.appointmentOpen)
        }
        try transaction.journal.append(Event("appointment-asked", on: appointment.name), by: caller)
        try apprenticeship.letters(in: transaction).appointmentAsked(appointment, of: organisation)
        return Created(appointment, at: "/v1/apprenticeship/appointments")
    }
}

/// Lists one's own appointments; for a training centre, those asked of it.
struct ListAppointments: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/appointments", id: "listTrainingAppointments",
        access: .granted(roles: [.candidate, .trainingCentre]))

    typealias Input = IdentifierPage<Appointment>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<Appointment> {
        let table = AppointmentTable(connection)
        let (before, count) = (input.cursor?.id, input.limit.value + 1)
        let centres = caller.centres
        let candidate = try CandidateTable(connection).find(account: caller.person!.account)
        let found =
            centres.isEmpty
            ? try candidate.map { try table.all(of: $0.id, before: before, limit: count) } ?? []
            : try table.all(askedOf: centres, before: before, limit: count)
        return Page(found, limit: input.limit) { Cursor(after: $0.id) }
    }
}

extension Appointment {
    /// How the journal calls it.
    var name: ObjectName { ObjectName("appointment", id) }
}
