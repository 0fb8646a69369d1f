import Attachments
package import Endpoints
import Kernel

extension TicketKeeping {
    /// What the application serves of it.
    package var feature: Feature {
        Feature(
            name: "tickets", migrations: TicketsSchema.migrations, routes: routes, problems: Problem.ofTickets,
            jobs: jobs, events: TicketEvent.types)
    }

    private var routes: [Route] { ticketRoutes + moveRoutes }

    private var ticketRoutes: [Route] {
        [
            Route(ListTickets(keeping: self)), Route(OpenTicket(keeping: self)), Route(ShowTicket(keeping: self)),
            Route(EditTicket(keeping: self)), Route(DeleteTicket(keeping: self)),
            Route(ListMessages(keeping: self)), Route(WriteMessage(keeping: self)),
            Route(CorrectMessage(keeping: self)), Route(InviteToTicket(keeping: self)),
            Route(WithdrawParticipant(keeping: self)), Route(ListParticipants(keeping: self)),
            Route(ListReaders(keeping: self)), Route(ShowTicketHistory(keeping: self)),
            Route(ShowClocks(keeping: self)), Route(RevealIdentifier(keeping: self)),
            Route(ShowTicketSettings(keeping: self)), Route(PutTicketSettings(keeping: self)),
            Route(KeepTickets(keeping: self)),
        ]
    }

    private var moveRoutes: [Route] {
        [
            Route(MoveTicket<SubmitTicket>(keeping: self)), Route(MoveTicket<QualifyTicket>(keeping: self)),
            Route(MoveTicket<TakeTicket>(keeping: self)), Route(MoveTicket<ReleaseTicket>(keeping: self)),
            Route(MoveTicket<WaitTicket>(keeping: self)), Route(MoveTicket<ResumeTicket>(keeping: self)),
            Route(MoveTicket<RedirectTicket>(keeping: self)), Route(MoveTicket<ResolveTicket>(keeping: self)),
            Route(MoveTicket<DeclareIrrelevant>(keeping: self)), Route(MoveTicket<DeclareRelevant>(keeping: self)),
            Route(MoveTicket<CloseTicket>(keeping: self)), Route(MoveTicket<ReopenTicket>(keeping: self)),
        ]
    }
}
