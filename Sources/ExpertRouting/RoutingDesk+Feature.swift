import Database
package import Endpoints
import Kernel

extension RoutingDesk {
    /// What the application serves of expert routing.
    package var feature: Feature {
        Feature(
            name: "expertRouting", migrations: RoutingSchema.migrations,
            routes: taxonomyRoutes + staffRoutes + evaluationRoutes, problems: Problem.ofRouting,
            beforeServing: { database in try database.writer.write { try self.plantTaxonomy(in: $0) } })
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

    private var evaluationRoutes: [Route] { [Route(Evaluate(desk: self))] }

    private func routes<Entry: KeptEntry>(of kind: Entry.Type) -> [Route] {
        [
            Route(ListEntries<Entry>(desk: self)), Route(CreateEntry<Entry>(desk: self)),
            Route(ShowEntry<Entry>(desk: self)), Route(ReplaceEntry<Entry>(desk: self)),
            Route(RemoveEntry<Entry>(desk: self)),
        ]
    }
}
