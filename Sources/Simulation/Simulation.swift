import Database
package import Endpoints
import Kernel

/// Simulation: social-law calculations by rules, on the models of a catalogue.
///
/// - Parameter compatibleModel: the model behind the publicodes REST interface.
package func simulation(
    models: ModelCatalog, simulators: SimulatorCatalog, comparison: Comparison, compatibleModel: String,
    counters: Counters,
    localHelp: @escaping LocalHelp.Lookup
) -> Feature {
    Feature(
        name: "simulation",
        migrations: ModelVersionTable.migrations + SavedSimulationTable.migrations + ErrorReportTable.migrations,
        routes: [
            Route(Evaluate(models: models, counters: counters)),
            Route(EvaluateBatch(models: models, counters: counters)), Route(Explain(models: models)),
            Route(ListModels(models: models)),
            Route(ShowModel(models: models)), Route(ListRules(models: models)), Route(ShowRule(models: models)),
            Route(ListSimulators(simulators: simulators)), Route(ShowSimulator(models: models, simulators: simulators)),
            Route(RunSimulator(models: models, simulators: simulators, counters: counters)),
            Route(CreateVersion(models: models)), Route(ListVersions()), Route(ShowVersion(models: models)),
            Route(ReplaceVersion(models: models)), Route(DeleteVersion()), Route(SubmitVersion(models: models)),
            Route(ReturnVersion()), Route(PublishVersion(models: models)), Route(RollBack(models: models)),
            Route(ShowDifferences(models: models)), Route(ImportModel(models: models)),
            Route(CompareForms(models: models, comparison: comparison)), Route(ModelPage(models: models)),
            Route(RulePage(models: models)), Route(SaveSimulation(models: models)), Route(ShowSaved(models: models)),
            Route(ForgetSaved()), Route(ReportError(models: models)), Route(ListReports()), Route(ShowReport()),
            Route(AnswerReport()), Route(CreationGuide(models: models, localHelp: localHelp)),
            Route(EvaluateAsPublicodes(models: models, model: compatibleModel)),
            Route(ListRulesAsPublicodes(models: models, model: compatibleModel)),
            Route(ShowRuleAsPublicodes(models: models, model: compatibleModel)),
        ],
        problems: Problem.ofSimulation,
        jobs: [
            Feature.Job(name: "publish-models", everySeconds: 1) { transaction in
                try Publication(transaction, .service).putDue()
            },
            Feature.Job(name: "forget-saved-simulations", everySeconds: 3600) { transaction in
                try SavedSimulationTable(transaction.connection).deleteExpired(at: transaction.now) == 1000
            },
        ],
        personalData: [.savedSimulations], indicators: Indicator.ofSimulation)
}
