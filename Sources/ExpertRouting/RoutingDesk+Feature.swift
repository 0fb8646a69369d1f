import Database
package import Endpoints
import Kernel

extension RoutingDesk {
    /// What the application serves of expert routing.
    package var feature: Feature {
        Feature(
            name: "routing", migrations: RoutingSchema.migrations + NeedSchema.migrations + BookSchema.migrations,
            routes: taxonomyRoutes + staffRoutes + evaluationRoutes + needRoutes + matchRoutes + companyRoutes,
            problems: Problem.ofRouting,
            jobs: [
                Feature.Job(name: "routing-follow-up", everySeconds: 300) { transaction in
                    try FollowUp(desk: self).step(in: transaction)
                }
            ],
            chores: [
                // What came in bulk, and what begins by itself, is read here rather than by whoever asks next.
                Feature.Chore(name: "routing-book", everySeconds: 2, isForEachProcess: true) { worker in
                    _ = try worker.read { try self.shelf.book(in: $0) }
                    return false
                },
                Feature.Chore(name: "routing-coverage", everySeconds: 3600) { worker in
                    try CoverageMeasure(desk: self).measureAtNight(worker)
                    return false
                },
            ], personalData: personalData, partnerData: partnerData, indicators: Indicator.ofRouting,
            events: EventType.ofRouting,
            loadDemonstration: { transaction in try self.loadDemonstration(in: transaction) },
            beforeServing: { database in
                try database.writer.write { transaction in
                    try self.plantTaxonomy(in: transaction)
                    _ = try self.shelf.book(in: transaction.connection)
                }
            })
    }

    private var taxonomyRoutes: [Route] {
        [
            Route(ListThemes(desk: self)), Route(PutTheme(desk: self)), Route(ListSubjects(desk: self)),
            Route(ShowSubject(desk: self)), Route(PutSubject(desk: self)),
        ]
    }

    private var staffRoutes: [Route] {
        routes(of: ExpertEntry.self) + routes(of: ExpertiseEntry.self) + routes(of: RuleEntry.self) + [
            Route(ShowProfile(desk: self)), Route(PutProfile(desk: self)),
        ]
    }

    private var evaluationRoutes: [Route] {
        [
            Route(Evaluate(desk: self)), Route(ReplayNeeds(desk: self)), Route(ShowCoverage(desk: self)),
            Route(ShowDataset(desk: self)), Route(ShowRoutingIndicators(desk: self)),
            Route(MeasureCoverage(desk: self)),
        ]
    }

    private var needRoutes: [Route] {
        [
            Route(OpenNeed(desk: self)), Route(ListNeeds(desk: self)), Route(ShowNeed(desk: self)),
            Route(ListMatches(desk: self)), Route(ShowNeedHistory(desk: self)), Route(RouteNeed(desk: self)),
            Route(RequalifyNeed(desk: self)), Route(ChangeNeed<ReviewNeed>(desk: self)),
            Route(ChangeNeed<AbandonNeed>(desk: self)), Route(ChangeNeed<ReopenNeed>(desk: self)),
            Route(ChangeNeed<WithdrawNeed>(desk: self)), Route(ListComments(desk: self)),
            Route(CommentNeed(desk: self)), Route(RunFollowUp(desk: self)),
        ]
    }

    private var matchRoutes: [Route] {
        [
            Route(MoveMatch<Take>(desk: self)), Route(MoveMatch<Refuse>(desk: self)),
            Route(MoveMatch<Help>(desk: self)), Route(MoveMatch<NoHelp>(desk: self)),
            Route(MoveMatch<Unreachable>(desk: self)), Route(MoveMatch<Undo>(desk: self)),
            Route(TransferMatch(desk: self)),
        ]
    }

    private var companyRoutes: [Route] {
        [
            Route(TrackNeed(desk: self)), Route(AddInformation(desk: self)), Route(WithdrawTracked(desk: self)),
            Route(ShowTrackingPage(desk: self)), Route(SendTrackingForm(desk: self)),
            Route(ShowSatisfactionPage(desk: self)), Route(SendSatisfactionForm(desk: self)),
            Route(ShowSatisfaction(desk: self)), Route(GiveSatisfaction(desk: self)), Route(ListLandings(desk: self)),
            Route(ShowLanding(desk: self)), Route(PutLanding(desk: self)),
        ]
    }

    private func routes<Entry: KeptEntry>(of kind: Entry.Type) -> [Route] {
        [
            Route(ListEntries<Entry>(desk: self)), Route(CreateEntry<Entry>(desk: self)),
            Route(ShowEntry<Entry>(desk: self)), Route(ReplaceEntry<Entry>(desk: self)),
            Route(RemoveEntry<Entry>(desk: self)),
        ]
    }
}
