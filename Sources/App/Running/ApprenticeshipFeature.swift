import Apprenticeship
import Companies
import CompanyRecords
import Endpoints
import Kernel
import Simulation
import Territories

extension Service {
    /// Apprenticeship, whose pay comes from the rules that simulate it.
    static func apprenticeshipFeature(
        _ configuration: Configuration, _ territories: Territories, postbox: any Postbox, clock: Clock,
        counters: Counters
    ) throws -> Feature {
        Apprenticeship(
            territories: territories, clock: clock, keys: configuration.keys, postbox: postbox,
            companies: StoredCompanies(else: HandEntry()), pay: SimulatedPay(models: try models(configuration)),
            counters: counters
        ).feature
    }
}

/// The figures of an apprentice's pay, as the model `apprenti` has them.
private struct SimulatedPay: ApprenticePay {
    let models: ModelCatalog

    func figures(_ band: AgeBand, year: Int, on day: Day, in territory: PayTerritory) throws -> PayFigures? {
        let figures = try models.figures(
            [territory == .mayotte ? "SMIC à Mayotte" : "SMIC", "salarié . contrat . apprentissage . part du SMIC"],
            of: "apprenti",
            in: [
                "salarié . contrat": "'apprentissage'",
                "salarié . contrat . apprentissage . âge": Self.possibility(of: band),
                "salarié . contrat . apprentissage . ancienneté": "\(year - 1) an",
            ], on: day)
        guard let figures else { return nil }
        return PayFigures(minimumWage: (figures[0] * 100).rounded() / 100, share: figures[1] / 100)
    }

    private static func possibility(of band: AgeBand) -> String {
        switch band {
        case .under18: "'moins de 18'"
        case .from18To20: "'de 18 à 20'"
        case .from21To25: "'de 21 à 25'"
        case .from26: "'plus de 25'"
        }
    }
}
