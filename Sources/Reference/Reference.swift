package import Endpoints
import Kernel
package import Territories

/// The public reference data: territories, nomenclatures, and what can be said of a number without any register.
package func reference(_ territories: Territories) -> Feature {
    Feature(
        name: "reference",
        routes: [
            Route(SearchCommunes(territories: territories)), Route(ShowCommune(territories: territories)),
            Route(ListDepartements(territories: territories)), Route(ListRegions(territories: territories)),
            Route(ShowEpci(territories: territories)), Route(ListActivities(territories: territories)),
            Route(ListLegalForms(territories: territories)), Route(ListTrades(territories: territories)),
            Route(ResolveTerritory(territories: territories)), Route(CheckIdentifier()),
            Route(ShowReference(territories: territories)),
        ],
        problems: Problem.ofReference)
}
