import Endpoints
import Kernel
import Statistics

extension Service {
    /// The indicators of the features, service by service; what belongs to none is the platform's.
    static func groups(of features: [Feature]) -> [IndicatorGroup] {
        var rest = features.flatMap(\.indicators)
        var groups: [IndicatorGroup] = []
        for (id, title) in services {
            let own = features.filter { $0.name == id }.flatMap(\.indicators)
            rest.removeAll { indicator in own.contains { $0.name == indicator.name } }
            groups.append(IndicatorGroup(id, title: title, own))
        }
        return groups + [IndicatorGroup("platform", title: Text(fr: "Plateforme", en: "Platform"), rest)]
    }

    /// The services that the public knows, by the names of their features.
    private static let services: [(String, Text)] = [
        ("simulation", Text(fr: "Simulation", en: "Simulation")),
        ("routing", Text(fr: "Orientation vers les experts", en: "Expert routing")),
        ("tickets", Text(fr: "Déblocage de dossiers", en: "Unblocking of files")),
        ("apprenticeship", Text(fr: "Apprentissage", en: "Apprenticeship")),
        ("companies", Text(fr: "Fiches d'entreprise", en: "Company sheets")),
        ("feedback", Text(fr: "Avis", en: "Opinions")),
    ]
}
