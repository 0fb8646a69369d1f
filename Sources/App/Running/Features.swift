import Database
import Endpoints
import Feedback
import HTTP
import Kernel
import Reference
import Simulation

extension Service {
    /// Every feature of the product, those that others build upon first. Deleting one is its folder, its target and its
    /// line here.
    static func features(_ configuration: Configuration, status: ServiceStatus) throws -> [Feature] {
        guard let bytes = configuration.home.contract else { throw ConfigurationError("openapi.yaml cannot be read") }
        let engines = Feature(name: "engines", problems: Problem.ofProtocol + Problem.ofDatabase)
        let models = try ModelCatalog(folders: [configuration.home.models] + (configuration.models.map { [$0] } ?? []))
        let features: [Feature] = [
            engines, .endpoints, simulation(models: models), feedback,
            reference(try ReferenceData(configuration).territories()),
        ]
        let problems = features.flatMap(\.problems)
        return features + [front(contract: try Contract(yaml: bytes), problems: problems, status: status)]
    }
}
