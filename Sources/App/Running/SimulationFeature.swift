import Endpoints
import Simulation

extension Service {
    private static let modelCatalogs = ProcessCache<ModelCatalog>()

    /// Simulation, with the models and simulators of the folders in use.
    static func simulationFeature(_ configuration: Configuration) throws -> Feature {
        let folders = [configuration.home.models] + (configuration.models.map { [$0] } ?? [])
        let models = try modelCatalogs.value(of: folders.joined(separator: "\n")) { try ModelCatalog(folders: folders) }
        return simulation(
            models: models, simulators: try SimulatorCatalog(folder: configuration.home.simulators, models: models),
            compatibleModel: configuration.compatibleModel)
    }
}
