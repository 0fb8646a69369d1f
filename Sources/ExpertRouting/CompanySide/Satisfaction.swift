import Database
import Directory
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// What a company says of the help that it had.
struct Satisfaction: Sendable {
    let contacted: Bool
    let useful: Bool?
    let outcome: Outcome?
    let comment: Note?

    /// What came of it.
    enum Outcome: String, CaseIterable, SQLValue, Sendable {
        case solved, onTheWay, notSolved, other
    }
}

extension Satisfaction {
    /// Whether the company has answered.
    static func isGiven(for need: Need, in connection: Connection) throws -> Bool {
        try connection.value("SELECT 1 FROM needSatisfaction WHERE need = \(need.id)", as: Int.self) != nil
    }

    /// Keeps what was said.
    ///
    /// - Throws: `satisfactionGiven` the second time.
    func keep(for need: Need, by caller: Caller, in transaction: WriteTransaction) throws {
        do {
            try transaction.connection.run(
                """
                INSERT INTO needSatisfaction (need, contacted, useful, outcome, comment, createdAt)
                VALUES (\(need.id), \(contacted), \(useful), \(outcome), \(comment), \(transaction.now))
                """)
        } catch let error as DatabaseError {
            guard case .unique = error.kind else { throw error }
            throw Failure(.satisfactionGiven)
        }
        try transaction.journal.append(
            .need(
                "satisfaction-given", need,
                details: NeedRegister.text { writer in
                    writer.member("contacted", contacted)
                    if let useful { writer.member("useful", useful) }
                }), by: caller)
    }
}

/// Shows what is asked of the company, or that it has answered.
struct ShowSatisfaction: Query {
    static let operation = Operation(.get, "/v1/satisfaction/{token}", id: "showSatisfaction", access: .anyone)
    let desk: RoutingDesk

    func handle(_ input: TrackedNeed, for caller: Caller, in connection: Connection) throws -> Representation {
        let need = try input.find(.satisfaction, in: connection)
        let isAnswered = try Satisfaction.isGiven(for: need, in: connection)
        return .object { writer in
            writer.member("subject", need.subject)
            writer.member("createdAt", need.createdAt)
            writer.member("answered", isAnswered)
        }
    }
}

/// Keeps what a company says of the help, once.
struct GiveSatisfaction: Command {
    static let operation = Operation(
        .post, "/v1/satisfaction/{token}", id: "giveSatisfaction", access: .anyone, bodyLimit: 16 << 10)
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let need: TrackedNeed
        let given: Satisfaction

        init(from request: inout RequestReader) throws(Failure) {
            need = try TrackedNeed(from: &request)
            var body = BodyReader(try request.json())
            let contacted = body.require("contacted", body.flag("contacted"))
            let useful = body.flag("useful")
            let outcome: Satisfaction.Outcome? = body.name("outcome")
            let comment: Note? = body.text("comment")
            try body.finish()
            given = Satisfaction(contacted: contacted!, useful: useful, outcome: outcome, comment: comment)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        // The link is looked at again here: whoever sends a form may send anything.
        let need = try input.need.find(.satisfaction, in: transaction.connection)
        try input.given.keep(for: need, by: caller, in: transaction)
        return .object(.created) { writer in
            writer.member("subject", need.subject)
            writer.member("createdAt", need.createdAt)
            writer.member("answered", true)
        }
    }
}
