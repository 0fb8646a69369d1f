package import Endpoints
import Kernel

/// Simulation: social-law calculations by rules, on the models of a catalogue.
package func simulation(models: ModelCatalog) -> Feature {
    Feature(
        name: "simulation",
        routes: [
            Route(Evaluate(models: models)), Route(EvaluateBatch(models: models)), Route(ListModels(models: models)),
            Route(ShowModel(models: models)), Route(ListRules(models: models)), Route(ShowRule(models: models)),
        ],
        problems: Problem.ofSimulation)
}
