import Accounts
import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// What becomes of needs, for those who manage: shares, delays, reasons, answers by organisation.
struct ShowRoutingIndicators: Errand {
    static let operation = Operation(
        .get, "/v1/routing/indicators", id: "showRoutingIndicators",
        access: .granted(
            roles: [.administrator, .organisationManager, .unitManager, .observer], scopes: [.routingRead]))
    let desk: RoutingDesk

    struct Input: RequestReadable {
        let from: Day?
        let to: Day?
        init(from request: inout RequestReader) throws(Failure) {
            from = try request.query("from")
            to = try request.query("to")
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let now = worker.now
        let to = input.to.map { ParisTime.start(of: $0) } ?? now.adding(seconds: 1)
        let from = input.from.map { ParisTime.start(of: $0) } ?? to.adding(seconds: -365 * 86_400)
        let figures = try worker.read { connection in
            try RoutingFigures(from: from, to: to, desk, in: connection)
        }
        return .object { figures.write(into: &$0) }
    }
}
