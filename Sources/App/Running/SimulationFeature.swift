import Database
import Directory
import Endpoints
import Simulation
import Territories

extension Service {
    private static let modelCatalogs = ProcessCache<ModelCatalog>()

    /// Simulation, with the models and simulators of the folders in use.
    static func simulationFeature(
        _ configuration: Configuration, _ territories: Territories, _ directory: Directory, _ counters: Counters
    ) throws -> Feature {
        let models = try models(configuration)
        return simulation(
            models: models, simulators: try SimulatorCatalog(folder: configuration.home.simulators, models: models),
            comparison: try Comparison(path: configuration.home.comparisons + "/legal-forms.yaml"),
            compatibleModel: configuration.compatibleModel, counters: counters,
            localHelp: { try help(in: $0, $1, territories, directory) })
    }

    /// The models of the folders in use, read once.
    static func models(_ configuration: Configuration) throws -> ModelCatalog {
        let folders = [configuration.home.models] + (configuration.models.map { [$0] } ?? [])
        return try modelCatalogs.value(of: folders.joined(separator: "\n")) { try ModelCatalog(folders: folders) }
    }

    /// Who helps in a commune: the units that are competent there, France Services first.
    private static func help(
        in code: String, _ connection: Connection, _ territories: Territories, _ directory: Directory
    ) throws -> LocalHelp? {
        guard let code = Commune.Code(code), let chain = territories.resolve(code) else { return nil }
        let units = try directory.units(covering: chain, in: connection).prefix(30)
        let services = try units.map { unit in
            let organisation = try directory.organisation(unit.organisation, in: connection)
            let address = unit.details.address.map { address in
                [
                    address.street?.description, address.postalCode.description,
                    territories.commune(address.commune)?.name,
                ].compactMap(\.self).joined(separator: " ")
            }
            return LocalHelp.Service(
                name: unit.details.name.description,
                organisation: organisation?.details.name.description ?? unit.organisation.description,
                phone: unit.details.phone?.description, website: unit.details.website?.description,
                address: address, isFranceServices: unit.details.network == .franceServices)
        }
        let departement = chain.departement?.code.description
        return LocalHelp(
            commune: chain.commune.code.description, name: chain.commune.name, departement: chain.departement?.name,
            region: chain.region?.name, isReunionOrMayotte: departement == "974" || departement == "976",
            services: services.filter(\.isFranceServices) + services.filter { !$0.isFranceServices })
    }
}
