import Accounts
import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// The events that a caller may learn of, oldest first: to be asked again and again, after the last one seen.
struct ListEvents: Query {
    static let operation = Operation(
        .get, "/v1/events", id: "listEvents",
        access: .granted(
            roles: [
                .aidant, .agent, .qualifier, .ticketModerator, .unitManager, .organisationManager, .territoryManager,
                .routingExpert, .adviser, .trainingCentre, .counsellor, .ruleAuthor, .ruleReviewer, .dpo,
            ], scopes: [.eventsRead]))

    let types: [EventType]

    struct Input: RequestReadable {
        let after: EntryCursor?
        let type: String?
        let limit: PageLimit

        init(from request: inout RequestReader) throws(Failure) {
            after = try request.query("after")
            type = try request.query("type")
            limit = try request.pageLimit()
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<PublishedEvent> {
        let events = try EventTable(connection).events(
            in: EventPerimeter(of: caller, types), of: input.type, after: input.after?.number ?? 0,
            limit: input.limit.value + 1)
        return Page(events, limit: input.limit) { $0.id }
    }
}
