import Database
import JSON
import Kernel

/// The follow-ups that are stored.
struct FollowUpTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func all(of intervention: Intervention.ID) throws -> [FollowUp] {
        try connection.all(
            """
            SELECT id, action, dueOn, doneAt FROM interventionFollowUp WHERE intervention = \(intervention) ORDER BY id LIMIT 100
            """
        ) { row in FollowUp(id: try row[0], action: try row[1], dueOn: try row[2], doneAt: try row[3]) }
    }

    func insert(_ followUp: FollowUp, of intervention: Intervention.ID) throws {
        try connection.run(
            """
            INSERT INTO interventionFollowUp (id, intervention, action, dueOn, doneAt)
            VALUES (\(followUp.id), \(intervention), \(followUp.action), \(followUp.dueOn), \(followUp.doneAt))
            """)
    }

    /// Notes that one is done; whether there was one that was not.
    func settle(_ id: Identifier<FollowUp>, of intervention: Intervention.ID, at now: Timestamp) throws -> Bool {
        try connection.run(
            """
            UPDATE interventionFollowUp SET doneAt = \(now)
            WHERE id = \(id) AND intervention = \(intervention) AND doneAt IS NULL
            """) == 1
    }
}

extension JSONWriter {
    /// What is to be done.
    mutating func followUp(_ followUp: FollowUp) {
        beginObject()
        member("id", followUp.id.description)
        member("action", followUp.action.description)
        member("dueOn", followUp.dueOn?.description)
        member("doneAt", followUp.doneAt?.description)
        endObject()
    }
}
