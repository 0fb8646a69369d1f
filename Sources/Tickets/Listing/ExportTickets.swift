import Database
import Endpoints
import HTTP
import Kernel
import WorkingTime

/// The frames of the tickets of a list as a table for spreadsheets: never a subject, a text or a person.
struct ExportTickets: Errand {
    static let operation = Operation(
        .get, "/v1/tickets/export", id: "exportTickets", access: TicketAccess.reading, produces: .csv)
    let keeping: TicketKeeping

    /// More rows than this are several tables: days narrow them.
    static let mostRows = 10_000
    private static let pageRows = 500

    struct Input: RequestReadable {
        let filter: TicketFilter

        init(from request: inout RequestReader) throws(Failure) { filter = try TicketFilter(from: &request) }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let table = try worker.read { connection in
            let page = TicketPage(
                keeping: keeping, filter: input.filter, caller: caller, connection: connection, now: worker.now)
            var text = CSVLine.text(ExportTickets.columns)
            var place: ListingTable.Found?
            var rows = 0
            while rows < ExportTickets.mostRows {
                let found = try page.found(after: place, limit: ExportTickets.pageRows)
                for (_, met) in try page.met(found) where rows < ExportTickets.mostRows {
                    text += CSVLine.text(line(met))
                    rows += 1
                }
                guard found.count == ExportTickets.pageRows, let last = found.last else { break }
                place = last
            }
            return text
        }
        return Representation(
            .ok, .csv, Array(table.utf8), fields: [.contentDisposition: "attachment; filename=\"tickets.csv\""])
    }

    private static let columns = [
        "id", "reference", "state", "category", "urgency", "departement", "creatorUnit", "units", "createdAt",
        "closedAt", "isRelevant", "usefulness", "firstAnswerHours", "resolutionHours",
    ]

    private func line(_ met: MetTicket) -> [String] {
        let ticket = met.ticket
        let moments = ticket.moments
        return [
            ticket.id.description, ticket.reference, ticket.state.rawValue, ticket.category,
            ticket.urgency.level.rawValue, ticket.departement, ticket.creator.unit.description,
            met.current.map(\.name).joined(separator: ", "), moments.created.description,
            ticket.closure?.at.description ?? "", String(ticket.isRelevant),
            ticket.closure?.usefulness?.rawValue ?? "",
            TicketFigures.hours(of: ticket, to: moments.firstAnswered) ?? "",
            TicketFigures.hours(of: ticket, to: moments.resolved ?? ticket.closure?.at) ?? "",
        ]
    }
}
