import Attachments
package import Endpoints
import Kernel

extension TicketKeeping {
    /// What the application serves of it.
    package var feature: Feature {
        Feature(
            name: "tickets", migrations: TicketsSchema.migrations, routes: routes, problems: Problem.ofTickets,
            jobs: jobs,
            chores: [
                Feature.Chore(name: "send-text-messages", everySeconds: 2) { try sendTextMessages(on: $0) }
            ], personalData: personalData, partnerData: partnerData, indicators: Indicator.ofTickets,
            events: TicketEvent.types,
            loadDemonstration: { transaction in try loadDemonstration(in: transaction) })
    }

    private var routes: [Route] { ticketRoutes + moveRoutes + mandateRoutes + knowledgeRoutes }

    private var knowledgeRoutes: [Route] {
        [
            Route(ListKnownAnswers()), Route(SuggestKnownAnswers()), Route(ShowKnownAnswer()),
            Route(PublishKnownAnswer(keeping: self)), Route(ChangeKnownAnswer(keeping: self)),
            Route(UseKnownAnswer(keeping: self)), Route(ListCategories()), Route(PutCategory()),
            Route(PutTicketRule(keeping: self)), Route(ListClockPolicies()), Route(PutClockPolicy()),
            Route(DeleteClockPolicy()), Route(ListTemplates()), Route(CreateTemplate()), Route(DeleteTemplate()),
            Route(ListIncidents()), Route(OpenIncident()), Route(LinkTickets(keeping: self)),
            Route(AnswerIncident(keeping: self)), Route(EndIncident()), Route(ListDiscussions(keeping: self)),
            Route(BeginDiscussion(keeping: self)), Route(ListPosts(keeping: self)), Route(WritePost(keeping: self)),
            Route(RemovePost(keeping: self)),
            Route(ShowBacklog(keeping: self)), Route(ShowDeployment()),
        ]
    }

    private var mandateRoutes: [Route] {
        [
            Route(AskMandate(keeping: self)), Route(ListMandates(keeping: self)), Route(ShowMandate(keeping: self)),
            Route(RevokeMandate(keeping: self)), Route(AskMandateAgain(keeping: self)),
            Route(ShowMandateLink(keeping: self)), Route(AnswerMandate(keeping: self)),
            Route(ReceiveSms(keeping: self)),
        ]
    }

    private var ticketRoutes: [Route] {
        [
            Route(ListTickets(keeping: self)), Route(ExportTickets(keeping: self)), Route(OpenTicket(keeping: self)),
            Route(ShowTicket(keeping: self)),
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
