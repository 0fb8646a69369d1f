import Database
import Kernel

/// A meeting that somebody who looks for an apprenticeship asks of a training centre.
struct Appointment: Encodable, Sendable {
    let id: Identifier<Appointment>
    let version: Int
    let training: String
    let trainingName: String
    let state: State
    let reason: Reason
    let message: String?
    let meetsAt: Timestamp?
    let createdAt: Timestamp
    /// Who asks and how to reach them: for the centre, as long as the meeting may take place.
    var candidate: Person?

    /// Where it stands.
    enum State: String, Codable, Sendable { case asked, confirmed, declined, cancelled }

    /// What it is about.
    enum Reason: String, Codable, Sendable {
        case content, places, openDay, costs, schedule, support, location, followUp, careers, other
    }

    /// Who asks.
    struct Person: Encodable, Sendable {
        let name: String
        let email: String
    }
}

/// The appointments that are stored.
struct AppointmentTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// An appointment with whose it is and which centre keeps the course.
    func find(
        _ id: Identifier<Appointment>
    ) throws -> (appointment: Appointment, candidate: Candidate.ID, organisation: String?)? {
        try connection.first("\(Self.columns) WHERE trainingAppointment.id = \(id)") { row in
            (try Appointment(row), try row[9], try row[10])
        }
    }

    /// The appointments of a candidate, the latest first, before one of them.
    func all(of candidate: Candidate.ID, before id: Identifier<Appointment>?, limit: Int) throws -> [Appointment] {
        let end = id?.description ?? "g"
        return try connection.all(
            """
            \(Self.columns) WHERE trainingAppointment.candidate = \(candidate) AND trainingAppointment.id < \(end)
            ORDER BY trainingAppointment.id DESC LIMIT \(limit)
            """, as: Appointment.init)
    }

    /// What is asked of some centres, the latest first, before one of them; with who asks.
    func all(
        askedOf organisations: [String], before id: Identifier<Appointment>?, limit: Int
    ) throws -> [Appointment] {
        let end = id?.description ?? "g"
        let candidates = CandidateTable(connection)
        return try connection.all(
            """
            \(Self.columns) WHERE training.organisation IN (\(each: organisations)) AND trainingAppointment.id < \(end)
            ORDER BY trainingAppointment.id DESC LIMIT \(limit)
            """
        ) { row in
            var appointment = try Appointment(row)
            if [.asked, .confirmed].contains(appointment.state), let person = try candidates.find(try row[9]) {
                appointment.candidate = Appointment.Person(
                    name: "\(person.details.firstName) \(person.details.lastName)", email: person.details.email)
            }
            return appointment
        }
    }

    /// Writes a new appointment; nothing when one with the course is open.
    func insert(_ appointment: Appointment, of candidate: Candidate.ID) throws -> Bool {
        try connection.run(
            """
            INSERT INTO trainingAppointment (id, training, candidate, state, reason, message, version, createdAt)
            VALUES (\(appointment.id), \(appointment.training), \(candidate), 'asked', \(appointment.reason.rawValue),
                \(appointment.message), 1, \(appointment.createdAt))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Writes where it stands.
    func settle(_ id: Identifier<Appointment>, _ state: Appointment.State, meetsAt: Timestamp?) throws {
        try connection.run(
            """
            UPDATE trainingAppointment SET state = \(state.rawValue), meetsAt = coalesce(\(meetsAt), meetsAt),
                version = version + 1
            WHERE id = \(id)
            """)
    }

    private static let columns: SQL = """
        SELECT trainingAppointment.id, trainingAppointment.version, trainingAppointment.training, training.name,
            trainingAppointment.state, trainingAppointment.reason, trainingAppointment.message,
            trainingAppointment.meetsAt, trainingAppointment.createdAt, trainingAppointment.candidate,
            training.organisation
        FROM trainingAppointment JOIN training ON training.id = trainingAppointment.training
        """
}

extension Appointment {
    fileprivate init(_ row: borrowing Row) throws {
        let state: String = try row[4]
        let reason: String = try row[5]
        self.init(
            id: try row[0], version: try row[1], training: try row[2], trainingName: try row[3],
            state: State(rawValue: state)!, reason: Reason(rawValue: reason)!, message: try row[6],
            meetsAt: try row[7], createdAt: try row[8])
    }
}
