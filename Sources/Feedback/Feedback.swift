package import Endpoints

/// The opinion button that the state's conventions ask for: anybody says whether the service helped; its owner reads.
package let feedback = Feature(
    name: "feedback", migrations: OpinionTable.migrations, routes: [Route(GiveOpinion()), Route(ListOpinions())],
    personalData: [.opinions])
