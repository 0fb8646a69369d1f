import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// How much waits where, for those who manage: counts and delays, no ticket.
struct ShowBacklog: Errand {
    static let operation = Operation(
        .get, "/v1/tickets/backlog", id: "showTicketBacklog",
        access: .granted(
            roles: [.administrator, .observer, .organisationManager, .territoryManager, .unitManager]))
    let keeping: TicketKeeping

    struct Input: RequestReadable {
        let grouping: Grouping

        /// By what the rows are.
        enum Grouping: String, Choice { case unit, organisation, departement }

        init(from request: inout RequestReader) throws(Failure) { grouping = try request.query("by") ?? .unit }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try worker.read { connection in
            let table = BacklogTable(connection: connection, now: worker.now)
            let widened = try UnitLineage(connection: connection, now: worker.now).widened(caller)
            let rows = try table.rows(
                Perimeter.all(of: widened, keeping.territories).filter { $0.states.count > 1 }, by: input.grouping)
            var writer = JSONWriter(reserving: 2048)
            writer.beginObject()
            writer.list("items", rows) { row, writer in row.write(to: &writer) }
            writer.key("next")
            writer.null()
            writer.endObject()
            return Representation(.ok, .json, writer.bytes)
        }
    }
}

/// What waits in one place.
struct BacklogRow: Sendable {
    let name: String
    var states: [TicketState: Int] = [:]
    var late = 0
    /// When the oldest that is open was opened.
    var oldest: Timestamp?
    /// Worked hours until the first answer, of the latest thousand that have one.
    var firstAnswerHours: [Double] = []
    /// Worked hours until the ticket was resolved or closed, of the same.
    var resolutionHours: [Double] = []

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("open", states.filter { $0.key.isOpen }.values.reduce(0, +))
        writer.object("states") { writer in
            for state in TicketState.allCases where state != .draft {
                writer.member(state.rawValue, states[state] ?? 0)
            }
        }
        writer.member("late", late)
        writer.member("oldestOpenedAt", oldest)
        for (key, hours) in [("firstAnswerHours", firstAnswerHours), ("resolutionHours", resolutionHours)] {
            let sorted = hours.sorted()
            writer.object(key) { writer in
                for (name, share) in [("median", 0.5), ("p90", 0.9)] {
                    writer.key(name)
                    guard !sorted.isEmpty else { writer.null(); continue }
                    writer.number(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
                }
            }
        }
        writer.endObject()
    }
}
