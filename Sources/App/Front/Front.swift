import Endpoints
import Kernel

/// What the service says of itself: home, contract, problems, probes.
func front(
    contract: Contract, problems: [Problem], status: ServiceStatus, site: Site, publicAddress: String, clock: Clock
) -> Feature {
    Feature(
        name: "front",
        routes: [
            Route(HomePage(topics: contract.topics, address: publicAddress)), Route(StyleSheet()),
            Route(ShowContract(contract: contract)),
            Route(ShowContractAsJSON(contract: contract)), Route(ShowPublicodesContract(contract: contract)),
            Route(ProblemIndex(problems: problems)),
            Route(ProblemPage(problems: Dictionary(problems.map { ($0.code, $0) }) { first, _ in first })),
            Route(Live()), Route(Ready(status: status)),
            Route(LegalPage(site: site)), Route(AccessibilityPage(site: site)),
            Route(SecurityContact(site: site, publicAddress: publicAddress, clock: clock)), Route(Robots()),
        ])
}
